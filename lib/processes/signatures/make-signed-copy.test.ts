import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { openContent } from '@/lib/platform/files/open-content';
import { openStorage } from '@/lib/platform/files/open-storage';
import { findFile } from '@/lib/processes/checkpoints/find-file';
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
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';

import { findSignedCopy } from './find-signed-copy';
import { getSignature } from './get-signature';
import { makeSignedCopy } from './make-signed-copy';
import { noteSignedCopy } from './note-signed-copy';
import { sha256Of } from './rules/statement';
import { signFile } from './sign-file';

type PersonCtx = Ctx & { actor: Person };

let acme: TestTenant;
let lead: PersonCtx;

beforeAll(async () => {
  acme = await createTenant();
  lead = await acme.person('admin', { name: 'Łucja Groß-Ωmega' });
  await givePin(lead);
});

async function signed(bytes: Buffer, fields = [signatureField('seller')], mark: object = typed(lead)) {
  const { runId, checkpointId } = await runToSign(lead, lead, { signatures: fields });
  const versionId = await handIn(lead, checkpointId, bytes);
  const { signatureId } = await signFile(lead, {
    checkpointId,
    versionId,
    fieldKey: fields[0]!.key,
    mark: mark as typeof drawn,
    pin: PIN,
  });
  return { runId, checkpointId, versionId, signatureId };
}

const make = (versionId: string) => makeSignedCopy(acme.job, { versionId });
const copyOf = async (runId: string) => (await stepsOf(lead, runId)).steps.sign!.files[0]!.signedCopy;

async function bytesOf(content: Parameters<typeof openContent>[0]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await openContent(content)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function textsOf(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((page) => page.replace(/\s+/g, ''));
}

describe('a signed copy', () => {
  it('shows the signature in its field and a sheet behind it; the original stays as it was', async () => {
    const original = await pdfOf(3, 'Contract');
    const { runId, versionId, signatureId } = await signed(original, [signatureField('seller', { page: 2 })]);
    expect(await copyOf(runId)).toEqual({ state: 'waiting', reason: null });
    await expect(findSignedCopy(lead, { versionId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await pagesToldBy(acme.id, () => make(versionId))).toEqual([`run:${runId}`]);
    expect(await copyOf(runId)).toEqual({ state: 'ready', reason: null });

    const copy = await findSignedCopy(lead, { versionId });
    const bytes = await bytesOf(copy);
    expect(copy).toMatchObject({ name: 'contract-signed.pdf', sha256: sha256Of(bytes), size: bytes.length });
    const pages = await textsOf(bytes);
    expect(pages).toHaveLength(4);
    expect(pages[0]).toBe('Contract1');
    expect(pages[1]).toContain('ŁucjaGroß-Ωmega');
    const { statement, statementSha256, fileSha256 } = await getSignature(lead, { signatureId });
    for (const part of [statement, statementSha256, fileSha256, `/signatures/${signatureId}`])
      expect(pages[3]).toContain(part.replace(/\s+/g, ''));
    expect(pages[3]).toContain('EinfacheelektronischeSignaturen');
    expect(pages.join('').toLowerCase()).not.toMatch(/qualifi/);
    expect(await bytesOf(await findFile(lead, { versionId }))).toEqual(original);
  });

  it('is made anew after the next signature, and what it replaces is taken away', async () => {
    const fields = [signatureField('seller'), signatureField('buyer', { x: 0.5 })];
    const { runId, checkpointId, versionId } = await signed(await pdfOf(1, 'Two'), fields, drawn);
    await make(versionId);
    await make(versionId);
    const first = await findSignedCopy(lead, { versionId });
    await signFile(later(lead, 5), {
      checkpointId,
      versionId,
      fieldKey: 'buyer',
      mark: typed(lead),
      pin: PIN,
    });
    expect((await copyOf(runId))?.state).toBe('waiting');
    await expect(findSignedCopy(lead, { versionId })).rejects.toMatchObject({ code: 'not_found' });
    await Promise.all([make(versionId), make(versionId)]);
    const second = await findSignedCopy(lead, { versionId });
    expect(await textsOf(await bytesOf(second))).toHaveLength(2);
    expect(await openStorage().read(first.storageKey)).toBeUndefined();
  });

  it.each([0, 90, 180, 270])('holds on a page turned by %d degrees and cut to a part', async (turn) => {
    const document = await PDFDocument.create();
    const page = document.addPage([600, 400]);
    page.setRotation(degrees(turn));
    page.setCropBox(50, 50, 500, 300);
    const { versionId } = await signed(Buffer.from(await document.save()), undefined, drawn);
    await make(versionId);
    const [first] = await textsOf(await bytesOf(await findSignedCopy(lead, { versionId })));
    expect(first).toContain('ŁucjaGroß');
  });

  it('is made of 2,000 pages, and says of a field on a page there is not', async () => {
    const { versionId } = await signed(await pdfOf(2000, 'Long'), [signatureField('seller', { page: 1999 })]);
    await make(versionId);
    const pages = await textsOf(await bytesOf(await findSignedCopy(lead, { versionId })));
    expect(pages).toHaveLength(2001);
    expect(pages[1998]).toContain('ŁucjaGroß');

    const short = await signed(await pdfOf(1, 'Short'), [signatureField('seller', { page: 7 })]);
    await make(short.versionId);
    const [, sheet] = await textsOf(
      await bytesOf(await findSignedCopy(lead, { versionId: short.versionId })),
    );
    expect(sheet).toContain('Seite7gibtesnicht');
  }, 120_000);

  it.each([
    ['broken', async () => Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')],
    ['broken', async () => (await pdfOf(2, 'Cut')).subarray(0, 300)],
    [
      'encrypted',
      async () => {
        const document = await PDFDocument.create();
        document.addPage();
        document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheimer' });
        return Buffer.from(await document.save({ useObjectStreams: false }));
      },
    ],
    ['too_long', () => pdfOf(2001, 'Longer')],
  ])(
    'is said to be impossible of a file that is %s',
    async (reason, bytes) => {
      const { runId, versionId } = await signed(await bytes());
      await make(versionId);
      expect(await copyOf(runId)).toEqual({ state: 'failed', reason });
      await expect(findSignedCopy(lead, { versionId })).rejects.toMatchObject({ code: 'not_found' });
    },
    120_000,
  );

  it('is made and noted by jobs alone, and of what somebody signed', async () => {
    const { versionId } = await signed(await pdfOf(1, 'Whose'));
    const outcome = { state: 'failed' as const, reason: 'broken' as const };
    await expect(makeSignedCopy(lead, { versionId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(noteSignedCopy(lead, { versionId, signatures: 1, outcome })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await createTenant();
    await expect(noteSignedCopy(other.job, { versionId, signatures: 1, outcome })).rejects.toMatchObject({
      code: 'not_found',
    });
    const stranger = await other.person('admin');
    await expect(findSignedCopy(stranger, { versionId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
