import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { getStorageUsage } from '@/lib/platform/files/get-storage-usage';
import { fileLimits } from '@/lib/platform/files/inputs';
import { receiveParts } from '@/lib/platform/files/receive-parts';
import { settleUpload } from '@/lib/platform/files/settle-upload';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { arriving, docx, pdf, png, zip } from '@/tests/factories/files';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { addFile } from './add-file';
import { confirmCheckpoint } from './confirm-checkpoint';
import { findFile } from './find-file';
import { finishUpload } from './finish-upload';
import { listFiles } from './list-files';
import { removeFile } from './remove-file';
import { startFileUpload } from './start-file-upload';
import { uploadFile } from './upload-file';

type Insider = Ctx & { actor: Person };
type Slot = { key: string; name: string; kinds: ('pdf' | 'image' | 'office')[]; required: boolean };

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let ben: Insider;
let stranger: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee', { name: 'Ana' });
  ben = await acme.person('employee', { name: 'Ben' });
  stranger = await (await createTenant()).person('admin');
});

const photo = { key: 'photo', name: 'Photo of the machine', kinds: ['image' as const], required: true };
const report = { key: 'report', name: 'Report', kinds: ['pdf' as const, 'office' as const], required: false };

async function begin(fileSlots: Slot[] = [photo, report], starter = admin, departmentId?: string) {
  const lanes = [[{ key: 'a', assignees: [user(ana)], fileSlots }], [{ key: 'b', assignees: [user(ana)] }]];
  const { deckId } = await createPublishedDeck(admin, lanes, { departmentId });
  const { id: runId } = await startRun(starter, { deckId, start: true });
  const now = async () => (await stepsOf(admin, runId)).steps;
  return { runId, checkpointId: (await now()).a!.id, now };
}

type Target = { checkpointId: string; slotKey?: string | null; replaces?: string };

async function send(ctx: Ctx, bytes: Buffer, { name = 'file', ...target }: Target & { name?: string }) {
  const { uploadId } = await startFileUpload(ctx, { ...target, name, size: bytes.length });
  await receiveParts(ctx, uploadId, 0, arriving(bytes));
  return { uploadId, ...(await finishUpload(ctx, { uploadId })) };
}

describe('a file for a step', () => {
  it('fills the slot, stands with the run, on the timeline and in the trail', async () => {
    const { runId, checkpointId, now } = await begin();
    expect((await now()).a!.missing).toEqual(['files/photo']);
    await expect(confirmCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: [{ pointer: '/files/photo', code: 'file_missing', params: { name: photo.name } }],
    });

    const { versionId } = await send(ana, png, { checkpointId, slotKey: 'photo', name: 'Maschine.png' });
    const { a } = await now();
    expect(a).toMatchObject({
      missing: [],
      files: [
        {
          slotKey: 'photo',
          addedById: ana.actor.id,
          versions: [{ id: versionId, number: 1, name: 'Maschine.png', kind: 'image', uploadedBy: 'Ana' }],
        },
      ],
    });
    expect(await listFiles(ana, { checkpointId })).toEqual((await stepsOf(ana, runId)).steps.a!.files);
    expect((await trailOf(ana, checkpointId)).audit).toContain('checkpoint.file_added');
    const { items } = await listRunEvents(ana, { runId });
    expect(items.at(-1)).toMatchObject({
      type: 'checkpoint.file_added',
      checkpointId,
      data: { file: 'Maschine.png', title: 'a' },
    });
    await confirmCheckpoint(ana, { checkpointId, revision: a!.revision });
  });

  it('becomes the next version of the one it replaces; the older stays readable', async () => {
    const { checkpointId, now } = await begin();
    const first = await send(ana, pdf('one'), { checkpointId, slotKey: 'report', name: 'one.pdf' });
    const file = (await now()).a!.files[0]!;
    const second = await send(ana, docx(), { checkpointId, replaces: file.id, name: 'two.docx' });
    expect((await now()).a!.files).toMatchObject([
      { id: file.id, slotKey: 'report', versions: [{ id: second.versionId, number: 2 }, { number: 1 }] },
    ]);
    expect(await findFile(ana, { versionId: first.versionId })).toMatchObject({ name: 'one.pdf' });
    await expect(
      send(ana, png, { checkpointId, replaces: file.id, name: 'not a report.png' }),
    ).rejects.toMatchObject({ code: 'file_kind_refused' });
  });

  it('is taken away while the step is at work, and stays in the history', async () => {
    const { runId, checkpointId, now } = await begin();
    const { versionId } = await send(ana, png, { checkpointId, slotKey: 'photo', name: 'photo.png' });
    const removal = { checkpointId, checkpointFileId: (await now()).a!.files[0]!.id };
    await expect(removeFile(ben, removal)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeFile(stranger, removal)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeFile(acme.job, removal)).rejects.toMatchObject({ code: 'forbidden' });

    await removeFile(ana, removal);
    await expect(removeFile(ana, removal)).rejects.toMatchObject({ code: 'not_found' });
    expect((await now()).a).toMatchObject({ files: [], missing: ['files/photo'] });
    expect((await trailOf(ana, checkpointId)).audit).toContain('checkpoint.file_removed');
    expect((await listRunEvents(ana, { runId })).items.at(-1)).toMatchObject({
      type: 'checkpoint.file_removed',
      data: { file: 'photo.png' },
    });
    expect(await findFile(ana, { versionId })).toMatchObject({ kind: 'image' });
  });

  it('is refused to whoever does not work on the step, and in another company there is no such step', async () => {
    const { checkpointId } = await begin();
    const file = { checkpointId, name: 'x.png', size: png.length };
    for (const ctx of [ben, stranger]) {
      await expect(startFileUpload(ctx, file)).rejects.toMatchObject({ code: 'not_found' });
      await expect(listFiles(ctx, { checkpointId })).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(startFileUpload(acme.job, file)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(startFileUpload(ana, { ...file, slotKey: 'other' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(startFileUpload(ana, { ...file, replaces: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(startFileUpload(ana, { ...file, size: fileLimits.bytes + 1 })).rejects.toMatchObject({
      code: 'too_large',
    });
    const { versionId } = await send(ana, png, { checkpointId });
    for (const ctx of [ben, stranger]) {
      await expect(findFile(ctx, { versionId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(addFile(ctx, { uploadId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('comes from whoever started the run, too', async () => {
    const departmentId = await acme.department();
    const starter = await acme.person('lead', { departmentId, isLead: true });
    const { runId, checkpointId } = await begin([photo], starter, departmentId);
    const mine = await send(starter, pdf('starter'), { checkpointId });
    const seen = (await stepsOf(starter, runId)).steps.a!;
    expect(seen.may.addFile).toBe(true);
    expect(seen.files).toMatchObject([{ mayChange: true, versions: [{ id: mine.versionId }] }]);
    await removeFile(starter, { checkpointId, checkpointFileId: seen.files[0]!.id });
  });

  it('is welcome while the run is paused, and not once the step is done', async () => {
    const { runId, checkpointId, now } = await begin([]);
    await pauseRun(admin, { runId });
    await send(ana, png, { checkpointId });
    expect((await now()).a!.files).toHaveLength(1);

    const other = await begin([]);
    const begun = await startFileUpload(ana, {
      checkpointId: other.checkpointId,
      name: 'x',
      size: png.length,
    });
    await receiveParts(ana, begun.uploadId, 0, arriving(png));
    await confirmCheckpoint(ana, { checkpointId: other.checkpointId });
    await expect(finishUpload(ana, { uploadId: begun.uploadId })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
    await expect(
      startFileUpload(ana, { checkpointId: other.checkpointId, name: 'x', size: 1 }),
    ).rejects.toMatchObject({ code: 'checkpoint_not_active' });
    expect((await other.now()).a!.files).toEqual([]);
  });

  it('is told by its content: a ZIP called .pdf is refused, a picture is no report', async () => {
    const { checkpointId, now } = await begin();
    const target = { checkpointId, slotKey: 'report', name: 'report.pdf' };
    await expect(send(ana, zip({ 'a.exe': 'x' }), target)).rejects.toMatchObject({
      code: 'file_refused',
      params: { reason: 'archive' },
    });
    await expect(send(ana, png, target)).rejects.toMatchObject({
      code: 'file_kind_refused',
      params: { kind: 'image' },
    });
    expect((await now()).a!.files).toEqual([]);
  });

  it('is put to its step once, however often its end is said', async () => {
    const { checkpointId, now } = await begin();
    const bytes = pdf(newId());
    const { uploadId } = await startFileUpload(ana, { checkpointId, name: 'x.pdf', size: bytes.length });
    await receiveParts(ana, uploadId, 0, arriving(bytes));
    await settleUpload(ana, uploadId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => addFile(ana, { uploadId })));
    expect(new Set(answers.map(({ versionId }) => versionId)).size).toBe(1);
    expect((await now()).a!.files).toHaveLength(1);
    await cancelUpload(ana, { uploadId });
    expect((await finishUpload(ana, { uploadId })).versionId).toBe(answers[0]!.versionId);
  });

  it('with the content of another one says where that lies, to whoever may see it', async () => {
    const one = await begin();
    const bytes = pdf(newId());
    expect((await send(ana, bytes, { checkpointId: one.checkpointId })).sameContent).toBeNull();
    const two = await begin();
    expect((await send(ana, bytes, { checkpointId: two.checkpointId })).sameContent).toMatchObject({
      runId: one.runId,
      checkpointId: one.checkpointId,
      stepTitle: 'a',
    });
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'c', assignees: [user(ben)] }]]);
    const { id } = await startRun(admin, { deckId, start: true });
    const step = (await stepsOf(ben, id)).steps.c!;
    expect((await send(ben, bytes, { checkpointId: step.id })).sameContent).toBeNull();
  });
});

describe('a file sent whole', () => {
  it('sets aside what it could be at most, and leaves what it is', async () => {
    const { checkpointId } = await begin();
    const before = await getStorageUsage(admin);
    const bytes = pdf(newId());
    const file = { checkpointId, slotKey: 'report', name: 'whole.pdf', mostBytes: bytes.length + 500 };
    const { versionId } = await uploadFile(ana, file, arriving(bytes));
    expect(await findFile(ana, { versionId })).toMatchObject({ size: bytes.length });
    expect(await getStorageUsage(admin)).toMatchObject({
      usedBytes: before.usedBytes + bytes.length,
      reservedBytes: before.reservedBytes,
    });
  });

  it('is refused one byte beyond the limit', async () => {
    const { checkpointId } = await begin();
    const bytes = Buffer.alloc(fileLimits.bytes + 1, 'x');
    const file = { checkpointId, slotKey: null, name: 'long.txt', mostBytes: Number.POSITIVE_INFINITY };
    await expect(uploadFile(ana, file, arriving(bytes))).rejects.toMatchObject({ code: 'too_large' });
    const { versionId } = await uploadFile(ana, file, arriving(bytes.subarray(1)));
    expect(await findFile(ana, { versionId })).toMatchObject({ size: fileLimits.bytes });
  });
});
