import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { listFiles } from '@/lib/processes/checkpoints/list-files';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { later, stepsOf } from '@/tests/factories/run';
import {
  drawn,
  givePin,
  handIn,
  PIN,
  pdfOf,
  runToSign,
  signatureField,
  typed,
} from '@/tests/factories/signing';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { getSignature } from './get-signature';
import { signFile } from './sign-file';

type PersonCtx = Ctx & { actor: Person };

let acme: TestTenant;
let lead: PersonCtx;
let ana: PersonCtx;
let place: { runId: string; checkpointId: string };
let versionId: string;

beforeAll(async () => {
  acme = await createTenant();
  lead = await acme.person('admin', { name: 'Lea Łukasz' });
  ana = await acme.person('employee', { name: 'Ana Groß' });
  await givePin(ana);
  await givePin(lead);
});

beforeEach(async () => {
  place = await runToSign(lead, ana);
  versionId = await handIn(ana, place.checkpointId, await pdfOf(1, place.runId));
});

const sign = (ctx: PersonCtx, more: object = {}) =>
  signFile(ctx, {
    checkpointId: place.checkpointId,
    versionId,
    fieldKey: 'seller',
    mark: typed(ctx),
    pin: PIN,
    ...more,
  });
const stepOf = async () => (await stepsOf(lead, place.runId)).steps.sign!;

describe('signing a file', () => {
  it('records a statement whose hash stands in the audit log, and says so on the timeline', async () => {
    const { signatureId, statementSha256 } = await sign(ana, { mark: drawn });
    expect(await trailOf(lead, signatureId)).toEqual({
      audit: ['checkpoint.file_signed'],
      posted: ['checkpoint.file_signed'],
    });
    const signature = await getSignature(lead, { signatureId });
    expect(signature).toMatchObject({
      printedName: 'Ana Groß',
      kind: 'drawn',
      version: 1,
      statementSha256,
      copyState: 'waiting',
      checks: { statement: true, audit: 'same', current: true },
    });
    expect(JSON.parse(signature.statement)).toMatchObject({
      format: 'laufkarte.signature/1',
      tenant: acme.id,
      run: { id: place.runId },
      checkpoint: { id: place.checkpointId },
      file: { versionId, version: 1, sha256: signature.fileSha256 },
      field: { key: 'seller', page: 1 },
      signer: { id: ana.actor.id, name: 'Ana Groß' },
      signedAt: ana.now.toISOString(),
    });
    const { rows } = await read(lead, (tx) =>
      tx.execute<{ type: string }>(
        sql`select type from run_events where run_id = ${place.runId} order by seq desc limit 1`,
      ),
    );
    expect(rows).toEqual([{ type: 'checkpoint.file_signed' }]);
  });

  it('is refused with a wrong PIN, without one, and with the name of somebody else', async () => {
    await expect(sign(ana, { pin: 'falsch-falsch' })).rejects.toMatchObject({ code: 'pin_wrong' });
    await expect(sign(ana, { mark: { kind: 'typed', name: 'Lea Łukasz' } })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ code: 'signature_name_differs' }],
    });
    expect((await stepOf()).files[0]!.signatures).toEqual([]);
    await expect(sign(ana, { mark: { kind: 'typed', name: '  ana   GROSS ' } })).rejects.toBeDefined();
    await expect(sign(ana, { mark: { kind: 'typed', name: '  ana   groß ' } })).resolves.toBeDefined();
    const ben = await acme.person('admin');
    await expect(sign(ben, { fieldKey: 'buyer' })).rejects.toMatchObject({ code: 'pin_missing' });
  });

  it('is refused to whoever may not act, to tokens, and while the run stands still', async () => {
    const carl = await acme.person('employee');
    await givePin(carl);
    await expect(sign(carl)).rejects.toMatchObject({ code: 'not_found' });
    const reader = granted(carl, { 'runs.view': 'all' });
    await expect(sign(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const token = { ...ana, actor: { ...ana.actor, kind: 'token' as const } };
    await expect(sign(token)).rejects.toMatchObject({ code: 'forbidden' });
    await pauseRun(lead, { runId: place.runId });
    await expect(sign(ana)).rejects.toMatchObject({ code: 'checkpoint_not_active' });
  });

  it('is invisible to another company', async () => {
    const stranger = await (await createTenant()).person('admin');
    await givePin(stranger);
    await expect(sign(stranger)).rejects.toMatchObject({ code: 'not_found' });
    const { signatureId } = await sign(ana);
    await expect(getSignature(stranger, { signatureId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('happens once per field, whoever comes at the same moment', async () => {
    const tries = await Promise.allSettled([sign(ana), sign(lead), sign(ana), sign(lead)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'conflict' });
    expect((await stepOf()).files[0]!.signatures).toHaveLength(1);
  });

  it('asks for the newest version, for a field there is, and for a PDF', async () => {
    await expect(sign(ana, { fieldKey: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    const [file] = await listFiles(lead, { checkpointId: place.checkpointId });
    const newer = await handIn(ana, place.checkpointId, await pdfOf(2), file!.id);
    await expect(sign(ana)).rejects.toMatchObject({ code: 'conflict' });
    await expect(sign(ana, { versionId: newer })).resolves.toBeDefined();
  });

  it.each([
    ['no lines', { kind: 'drawn', strokes: [] }],
    ['half a point', { kind: 'drawn', strokes: [[1, 2, 3, 4, 5]] }],
    ['beside the pad', { kind: 'drawn', strokes: [[0, 0, 3001, 0]] }],
    ['below the pad', { kind: 'drawn', strokes: [[0, 0, 10, 1001]] }],
    ['no number', { kind: 'drawn', strokes: [[0, 0, Number.NaN, 3]] }],
    ['far too many points', { kind: 'drawn', strokes: Array.from({ length: 4 }, () => Array(4000).fill(1)) }],
    ['one endless line', { kind: 'drawn', strokes: [Array(1_000_000).fill(1)] }],
    ['an empty name', { kind: 'typed', name: ' ' }],
  ])('takes no mark of %s', async (_, mark) => {
    await expect(sign(ana, { mark })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a step that wants a signed file', () => {
  const confirm = (ctx: PersonCtx) => confirmCheckpoint(ctx, { checkpointId: place.checkpointId });
  const missingOf = async () => {
    const error = await confirm(ana).catch((problem) => problem);
    return error.problems?.map(({ pointer }: { pointer: string }) => pointer);
  };

  it('is confirmed only when every field of the newest version is signed', async () => {
    expect((await stepOf()).missing).toEqual([
      'files/contract/signature/seller',
      'files/contract/signature/buyer',
    ]);
    expect(await missingOf()).toEqual([
      '/files/contract/signature/seller',
      '/files/contract/signature/buyer',
    ]);
    await sign(ana);
    expect(await missingOf()).toEqual(['/files/contract/signature/buyer']);
    await sign(lead, { fieldKey: 'buyer' });
    expect((await stepOf()).missing).toEqual([]);

    const [file] = await listFiles(lead, { checkpointId: place.checkpointId });
    await handIn(ana, place.checkpointId, await pdfOf(3), file!.id);
    const { files, missing } = await stepOf();
    expect(missing).toEqual(['files/contract/signature/seller', 'files/contract/signature/buyer']);
    expect(files[0]!.signatures.map(({ version }) => version)).toEqual([1, 1]);
    expect(files[0]!.signedCopy).toBeNull();
    const [old] = files[0]!.signatures;
    expect((await getSignature(lead, { signatureId: old!.id })).checks).toEqual({
      statement: true,
      audit: 'same',
      current: false,
    });

    versionId = files[0]!.versions[0]!.id;
    await sign(ana);
    await sign(ana, { fieldKey: 'buyer' });
    await expect(confirm(later(ana, 1))).resolves.toMatchObject({ checkpoint: { status: 'completed' } });
  });

  it('says all that is missing when there is no file yet', async () => {
    place = await runToSign(lead, ana);
    expect(await missingOf()).toEqual([
      '/files/contract',
      '/files/contract/signature/seller',
      '/files/contract/signature/buyer',
    ]);
  });

  it('asks nothing of an optional file until it is there', async () => {
    place = await runToSign(lead, ana, { required: false, signatures: [signatureField('seller')] });
    expect((await stepOf()).missing).toEqual([]);
    await handIn(ana, place.checkpointId, await pdfOf(1, 'optional'));
    expect(await missingOf()).toEqual(['/files/contract/signature/seller']);
  });
});

describe('a signature that is there', () => {
  it('is never changed, and shows what was tampered with around it', async () => {
    const { signatureId } = await sign(ana);
    const change = transact(lead, (tx) =>
      tx.execute(sql`update file_signatures set printed_name = 'Eve' where id = ${signatureId}`),
    );
    await expect(change).rejects.toMatchObject({ cause: { code: '42501' } });
    const remove = transact(lead, (tx) =>
      tx.execute(sql`delete from file_signatures where id = ${signatureId}`),
    );
    await expect(remove).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
