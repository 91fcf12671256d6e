import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { getStorageUsage } from '@/lib/platform/files/get-storage-usage';
import { sweepUploads } from '@/lib/platform/files/sweep-uploads';
import { removeFile } from '@/lib/processes/checkpoints/remove-file';
import { getProtocolData } from '@/lib/processes/protocols/get-protocol-data';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { pdf, png } from '@/tests/factories/files';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { addGuestFile } from './add-guest-file';
import { cancelGuestUpload } from './cancel-guest-upload';
import { confirmAsGuest } from './confirm-as-guest';
import { finishGuestUpload } from './finish-guest-upload';
import { getGuestUpload } from './get-guest-upload';
import { guestLimits } from './inputs';
import { inviteGuest } from './invite-guest';
import { openGuestStep } from './open-guest-step';
import { receiveGuestParts } from './receive-guest-parts';
import { removeGuestFile } from './remove-guest-file';
import { revokeGuest } from './revoke-guest';
import { startGuestUpload } from './start-guest-upload';

const CANARY = 'Kanarienvogel';
const PIN = 'offene-tuer-7';

let acme: TestTenant;
let owner: Ctx & { actor: Person };
let visitor: Ctx;
let foreign: Ctx;
let count = 0;

beforeAll(async () => {
  acme = await createTenant();
  owner = await acme.person('employee', { name: `${CANARY} Starter` });
  visitor = { ...acme.job, actor: { kind: 'anonymous', id: 'anonymous' }, ip: '203.0.113.7' };
  foreign = { ...visitor, tenantId: (await createTenant()).job.tenantId };
});

const slot = { key: 'paper', name: 'Lieferschein', required: true, kinds: ['pdf' as const] };

async function begin() {
  const { deckId } = await createPublishedDeck(owner, [
    [{ key: 'look', title: 'Ware annehmen', assignees: [user(owner)], fileSlots: [slot] }],
    [{ key: 'tell', fileSlots: [slot] }],
  ]);
  const runId = (await startRun(owner, { deckId, start: true })).id;
  return { runId, checkpointId: (await stepsOf(owner, runId)).steps.look!.id };
}

async function invite(checkpointId: string, pin?: string) {
  count += 1;
  const email = `karla${count}@kunde.example`;
  const { guestId } = await inviteGuest(owner, { checkpointId, name: 'Karla Kundin', email, pin });
  const { rows } = await read(owner, (tx) =>
    tx.execute<{ body: string }>(sql`select text_body as body from mails where to_address = ${email}`),
  );
  return { guestId, token: /\/g\/([\w-]{43})/.exec(rows[0]!.body)![1]! };
}

async function opened() {
  const begun = await begin();
  return { ...begun, ...(await invite(begun.checkpointId)) };
}

type Sent = { token: string; bytes?: Buffer; name?: string; slotKey?: string };

async function send({ token, bytes = pdf(), name = 'Schein.pdf', slotKey = 'paper' }: Sent) {
  const { uploadId } = await startGuestUpload(visitor, { token, slotKey, name, size: bytes.byteLength });
  await receiveGuestParts(visitor, { token, uploadId }, 0, piece(bytes));
  return { uploadId };
}

async function bring(sent: Sent) {
  const { uploadId } = await send(sent);
  return finishGuestUpload(visitor, { token: sent.token, uploadId });
}

async function* piece(bytes: Buffer) {
  yield bytes;
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

async function slotsOf(token: string) {
  const step = await openGuestStep(visitor, { token });
  if (step.state !== 'open') throw new Error('The link is locked.');
  return step.step.fileSlots;
}

describe('a guest', () => {
  it('brings the file a step asks for, under the own name, and signs the step off with it', async () => {
    const { runId, checkpointId, token, guestId } = await opened();
    await expect(confirmAsGuest(visitor, { token })).rejects.toMatchObject({
      problems: [{ pointer: '/files/paper', code: 'file_missing' }],
    });
    expect(await slotsOf(token)).toEqual([{ ...slot, isFilled: false, files: [] }]);

    await bring({ token });
    expect(await slotsOf(token)).toMatchObject([{ isFilled: true, files: [{ name: 'Schein.pdf' }] }]);
    const { steps } = await stepsOf(owner, runId);
    expect(steps.look!.files).toMatchObject([
      {
        ...{ slotKey: 'paper', addedById: null },
        versions: [{ name: 'Schein.pdf', uploadedBy: 'Karla Kundin', isByGuest: true }],
      },
    ]);
    const { items } = await listRunEvents(owner, { runId, order: 'newest' });
    expect(items[0]).toMatchObject({
      ...{ type: 'checkpoint.file_added', data: { file: 'Schein.pdf' } },
      actor: { kind: 'link', id: guestId, name: 'Karla Kundin' },
    });
    expect((await trailOf(owner, checkpointId)).audit).toContain('checkpoint.file_added');
    const { rows } = await read(owner, (tx) =>
      tx.execute<{ actor: string }>(sql`
        select actor from audit_log where action = 'checkpoint.file_added' and target = ${`checkpoint:${checkpointId}`}`),
    );
    expect(rows).toEqual([{ actor: `link:${guestId}` }]);

    expect(await confirmAsGuest(visitor, { token })).toEqual({ status: 'completed' });
    const { data } = await getProtocolData(acme.job, { runId });
    expect(data.lanes[0]!.steps[0]!.files[0]!.versions).toMatchObject([
      { by: 'Karla Kundin', isByGuest: true },
    ]);
  });

  it('goes on where a lost connection left the upload', async () => {
    const { token } = await opened();
    const bytes = pdf('half');
    const sent = { token, slotKey: 'paper', name: 'Schein.pdf', size: bytes.byteLength };
    const { uploadId } = await startGuestUpload(visitor, sent);
    await receiveGuestParts(visitor, { token, uploadId }, 0, piece(bytes.subarray(0, 40)));
    expect(await codeOf(finishGuestUpload(visitor, { token, uploadId }))).toBe('upload_incomplete');
    expect(await getGuestUpload(visitor, { token, uploadId })).toMatchObject({ received: 40 });
    await receiveGuestParts(visitor, { token, uploadId }, 40, piece(bytes.subarray(40)));
    await finishGuestUpload(visitor, { token, uploadId });
    await finishGuestUpload(visitor, { token, uploadId });
    expect((await slotsOf(token))[0]!.files).toHaveLength(1);
  });

  it('is held to what the step asks for: its places, kinds and sizes, and the quota', async () => {
    const { token } = await opened();
    const start = (more: object) =>
      codeOf(startGuestUpload(visitor, { token, slotKey: 'paper', name: 'a.pdf', size: 10, ...more }));
    expect(await start({ slotKey: 'other' })).toBe('not_found');
    expect(await start({ size: 51 * 1024 * 1024 })).toBe('too_large');
    expect(await codeOf(bring({ token, bytes: png, name: 'a.pdf' }))).toBe('file_kind_refused');
    expect(await codeOf(bring({ token, bytes: Buffer.from('<html><script>1</script>') }))).toBe(
      'file_refused',
    );
    expect((await slotsOf(token))[0]!.isFilled).toBe(false);
    await sweepUploads(later(acme.job, 60));
    expect(await getStorageUsage(await acme.person('admin'))).toMatchObject({ reservedBytes: 0 });
  });

  it('brings a bounded number of files, also when many come at once', async () => {
    const { token } = await opened();
    const codes = await Promise.all(
      Array.from({ length: guestLimits.files + 10 }, () =>
        codeOf(startGuestUpload(visitor, { token, slotKey: 'paper', name: 'a.pdf', size: 10 })),
      ),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(guestLimits.files);
    expect(codes.filter((code) => code === 'limit_reached')).toHaveLength(10);
  });

  it('takes back the own file, and knows nothing of those of others', async () => {
    const { runId, checkpointId, token } = await opened();
    const other = await invite(checkpointId);
    await bring({ token: other.token, name: `${CANARY}.pdf` });
    await bring({ token, bytes: pdf('mine') });
    const [mine] = await slotsOf(token);
    expect(JSON.stringify(mine)).not.toContain(CANARY);

    const fileId = mine!.files[0]!.id;
    expect(await codeOf(removeGuestFile(visitor, { token: other.token, fileId }))).toBe('not_found');
    expect(await codeOf(removeGuestFile(foreign, { token, fileId }))).toBe('not_found');
    await removeGuestFile(visitor, { token, fileId });
    expect(await slotsOf(token)).toMatchObject([{ isFilled: true, files: [] }]);
    const { items } = await listRunEvents(owner, { runId, order: 'newest' });
    expect(items[0]).toMatchObject({ type: 'checkpoint.file_removed', actor: { name: 'Karla Kundin' } });
    expect((await trailOf(owner, checkpointId)).audit).toContain('checkpoint.file_removed');

    const theirs = (await stepsOf(owner, runId)).steps.look!.files[0]!;
    await removeFile(owner, { checkpointId, checkpointFileId: theirs.id });
    expect(await slotsOf(other.token)).toMatchObject([{ isFilled: false }]);
  });

  it('reaches no upload of anybody else, and none without the link and its PIN', async () => {
    const { checkpointId, token, guestId } = await opened();
    const { uploadId } = await send({ token });
    const locked = await invite(checkpointId, PIN);
    const calls = (ctx: Ctx, { token }: { token: string }, door = { token }) => [
      codeOf(getGuestUpload(ctx, { ...door, uploadId })),
      codeOf(receiveGuestParts(ctx, { ...door, uploadId }, 0, piece(pdf()))),
      codeOf(finishGuestUpload(ctx, { ...door, uploadId })),
      codeOf(addGuestFile(ctx, { ...door, uploadId })),
      codeOf(cancelGuestUpload(ctx, { ...door, uploadId })),
    ];
    const elsewhere = await opened();
    const nobody = { token: 'x'.repeat(43) };
    for (const all of [calls(visitor, elsewhere), calls(visitor, nobody), calls(foreign, { token })]) {
      expect(new Set(await Promise.all(all))).toEqual(new Set(['not_found']));
    }
    expect(new Set(await Promise.all(calls(visitor, locked)))).toEqual(new Set(['invalid_input']));
    const start = { slotKey: 'paper', name: 'a.pdf', size: 10 };
    expect(await codeOf(startGuestUpload(foreign, { token, ...start }))).toBe('not_found');
    expect(await codeOf(startGuestUpload(visitor, { token: locked.token, ...start }))).toBe('invalid_input');

    await revokeGuest(owner, { guestId });
    expect(new Set(await Promise.all(calls(visitor, { token })))).toEqual(new Set(['not_found']));
  });

  it('keeps what has come while the run is paused', async () => {
    const { runId, token } = await opened();
    const { uploadId } = await send({ token });
    await pauseRun(owner, { runId });
    expect(await codeOf(finishGuestUpload(visitor, { token, uploadId }))).toBe('checkpoint_not_active');
    await resumeRun(owner, { runId });
    await finishGuestUpload(visitor, { token, uploadId });
    expect((await slotsOf(token))[0]!.files).toHaveLength(1);
  });
});
