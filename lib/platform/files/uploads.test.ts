import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { storedBlobs, uploads } from '@/db/schema/platform/files';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read, transact } from '@/lib/platform/core/transact';
import { arriving, pdf, png, whitePng } from '@/tests/factories/files';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { cancelUpload } from './cancel-upload';
import { closeUpload } from './close-upload';
import { forgetUpload } from './forget-upload';
import { getStorageUsage } from './get-storage-usage';
import { getUpload } from './get-upload';
import { fileLimits } from './inputs';
import { holdSettledUpload, keepUpload } from './keep-upload';
import { noteContent } from './note-content';
import { notePreview } from './note-preview';
import { findContent, openContent } from './open-content';
import { openPreview } from './open-preview';
import { openStorage, storageKeys } from './open-storage';
import { receiveParts } from './receive-parts';
import { reserveUpload } from './reserve-upload';
import { setQuota } from './set-quota';
import { settleUpload } from './settle-upload';
import { sweepUploads } from './sweep-uploads';
import { takePart } from './take-part';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let ana: Insider;
let ben: Insider;

beforeAll(async () => {
  acme = await createTenant();
  ana = await acme.person();
  ben = await acme.person();
});

const reserve = (ctx: Ctx, size: number, name = 'photo.png') =>
  transact(ctx, (tx) =>
    reserveUpload(tx, ctx, { purpose: { type: 'reference', deckId: newId() }, name, size }),
  );
const keep = (ctx: Ctx, uploadId: string) =>
  transact(ctx, async (tx) => keepUpload(tx, ctx, await holdSettledUpload(tx, ctx, uploadId)));

async function upload(ctx: Ctx, bytes: Uint8Array, name?: string) {
  const { uploadId } = await reserve(ctx, bytes.byteLength, name);
  await receiveParts(ctx, uploadId, 0, arriving(bytes));
  await settleUpload(ctx, uploadId);
  return { uploadId, ...(await keep(ctx, uploadId)) };
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const nextDay = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + 25 * 60 * 60 * 1000) });

describe('an upload', () => {
  it('goes on where a lost connection left it', async () => {
    const bytes = Buffer.concat([pdf(), Buffer.alloc(6 * 1024 * 1024, '%')]);
    const { uploadId } = await reserve(ana, bytes.length, 'plan.pdf');
    const broken = arriving(bytes, { breaksAt: 5.5 * 1024 * 1024 });
    await expect(receiveParts(ana, uploadId, 0, broken)).rejects.toThrow('connection');

    const { received } = await getUpload(ana, { uploadId });
    expect(received).toBe(5.5 * 1024 * 1024);
    await expect(settleUpload(ana, uploadId)).rejects.toMatchObject({ code: 'upload_incomplete' });
    await expect(receiveParts(ana, uploadId, 0, arriving(bytes))).rejects.toMatchObject({
      code: 'conflict',
      params: { offset: received },
    });

    await receiveParts(ana, uploadId, received, arriving(bytes.subarray(received)));
    await settleUpload(ana, uploadId);
    const { versionId } = await keep(ana, uploadId);
    const content = await findContent(ana, versionId);
    expect(content).toMatchObject({
      name: 'plan.pdf',
      kind: 'pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await bytesOf(await openContent(content))).equals(bytes)).toBe(true);
  });

  it('is taken at the limit and refused one byte beyond', async () => {
    await expect(reserve(ana, fileLimits.bytes + 1)).rejects.toMatchObject({ code: 'too_large' });
    const bytes = Buffer.alloc(fileLimits.bytes, 'x');
    const { versionId } = await upload(ana, bytes, 'long.txt');
    expect(await findContent(ana, versionId)).toMatchObject({ size: fileLimits.bytes, kind: 'text' });

    const { uploadId } = await reserve(ana, 10);
    await expect(receiveParts(ana, uploadId, 0, arriving(Buffer.alloc(11, 'x')))).rejects.toMatchObject({
      code: 'too_large',
    });
    expect((await getUpload(ana, { uploadId })).received).toBe(0);
  });

  it('belongs to whoever began it', async () => {
    const { uploadId } = await reserve(ana, 10);
    const stranger = await (await createTenant()).person('admin');
    const part = { uploadId, offset: 0, size: 10, partId: newId() };
    const content = { uploadId, sha256: 'a'.repeat(64), kind: 'pdf' as const, mime: 'application/pdf' };
    for (const ctx of [ben, stranger]) {
      for (const attempt of [
        () => getUpload(ctx, { uploadId }),
        () => receiveParts(ctx, uploadId, 0, arriving(Buffer.alloc(10))),
        () => takePart(ctx, part),
        () => noteContent(ctx, content),
        () => closeUpload(ctx, { uploadId }),
        () => cancelUpload(ctx, { uploadId }),
        () => settleUpload(ctx, uploadId),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    await expect(takePart(acme.job, part)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('takes each place once, however many come for it', async () => {
    const { uploadId } = await reserve(ana, 1000);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => receiveParts(ana, uploadId, 0, arriving(Buffer.alloc(500, 'x')))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await getUpload(ana, { uploadId })).received).toBe(500);
  });

  it('is refused for what it holds, whatever it is called', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]);
    const { uploadId } = await reserve(ana, program.length, 'invoice.pdf');
    await receiveParts(ana, uploadId, 0, arriving(program));
    await expect(settleUpload(ana, uploadId)).rejects.toMatchObject({
      code: 'file_refused',
      params: { reason: 'executable' },
    });
    await expect(keep(ana, uploadId)).rejects.toMatchObject({ code: 'upload_incomplete' });
  });

  it('frees what did not come once it is closed', async () => {
    const tenant = await createTenant();
    const person = await tenant.person();
    const { uploadId } = await reserve(person, 1000);
    await expect(closeUpload(person, { uploadId })).rejects.toMatchObject({ code: 'file_refused' });
    await receiveParts(person, uploadId, 0, arriving(png));
    expect(await closeUpload(person, { uploadId })).toEqual({ size: png.length });
    expect(await getStorageUsage(person)).toMatchObject({ reservedBytes: png.length });
    await settleUpload(person, uploadId);
    await keep(person, uploadId);
    expect(await getStorageUsage(person)).toMatchObject({ usedBytes: png.length, reservedBytes: 0 });
  });
});

describe('room for files', () => {
  let tenant: TestTenant;
  let person: Insider;
  beforeEach(async () => {
    tenant = await createTenant();
    person = await tenant.person();
  });

  it('is set for a tenant by whoever runs the service, and by nobody else', async () => {
    expect((await getStorageUsage(person)).quotaBytes).toBe(5 * 1024 ** 3);
    await setQuota(tenant.job, { bytes: 100 });
    expect((await getStorageUsage(person)).quotaBytes).toBe(100);
    expect((await getStorageUsage(ana)).quotaBytes).toBe(5 * 1024 ** 3);
    expect((await trailOf(tenant.job, tenant.id)).audit).toEqual(['storage.quota_set']);
    const admin = await tenant.person('admin');
    await expect(setQuota(admin, { bytes: null })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is never given out twice, by forty who ask at once', async () => {
    await setQuota(tenant.job, { bytes: 10_050 });
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => reserve(person, 1000)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'quota_exceeded' },
    });
    expect(await getStorageUsage(person)).toMatchObject({ reservedBytes: 10_000, usedBytes: 0 });
    await reserve(person, 50);
    await expect(reserve(person, 1)).rejects.toMatchObject({ code: 'quota_exceeded' });
  });

  it('is used once by the same content, even if ten bring it at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => upload(person, pdf('same'))));
    expect(made.filter(({ isKnownContent }) => !isKnownContent)).toHaveLength(1);
    expect(await getStorageUsage(person)).toMatchObject({ usedBytes: pdf('same').length, reservedBytes: 0 });
    const blobs = await read(person, (tx) => tx.select().from(storedBlobs));
    expect(blobs).toHaveLength(1);

    // The copies that nobody uses are swept, the one in use stays.
    await sweepUploads(nextDay(tenant.job));
    for (const { uploadId, versionId } of made) {
      const content = await findContent(person, versionId);
      const key = storageKeys.blob(tenant.id, uploadId);
      expect((await openStorage().read(key)) !== undefined).toBe(content.storageKey === key);
    }
  });

  it('is free again when an upload is given up or forgotten', async () => {
    const begun = await reserve(person, 1000);
    await receiveParts(person, begun.uploadId, 0, arriving(Buffer.alloc(400, 'x')));
    const given = await reserve(person, 500);
    await cancelUpload(person, { uploadId: given.uploadId });

    await sweepUploads({ ...tenant.job, now: person.now });
    expect(await getStorageUsage(person)).toMatchObject({ reservedBytes: 1000 });
    const [kept] = await read(person, (tx) =>
      tx.select().from(uploads).where(eq(uploads.id, begun.uploadId)),
    );
    const { partKeys } = kept!;
    expect(await openStorage().read(partKeys[0]!)).toBeDefined();

    await sweepUploads(nextDay(tenant.job));
    await sweepUploads(nextDay(tenant.job));
    expect(await getStorageUsage(person)).toMatchObject({ reservedBytes: 0, usedBytes: 0 });
    expect(await openStorage().read(partKeys[0]!)).toBeUndefined();
    await expect(getUpload(person, { uploadId: begun.uploadId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is freed by a job, and only for what has expired', async () => {
    const { uploadId } = await reserve(person, 1000);
    await expect(forgetUpload(person, { uploadId })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await forgetUpload(tenant.job, { uploadId })).toEqual({ forgotten: false });
    expect(await forgetUpload(nextDay(acme.job), { uploadId })).toEqual({ forgotten: false });
    expect(await forgetUpload(nextDay(tenant.job), { uploadId })).toEqual({ forgotten: true });
    expect(await forgetUpload(nextDay(tenant.job), { uploadId })).toEqual({ forgotten: false });
    expect(await getStorageUsage(person)).toMatchObject({ reservedBytes: 0 });
  });
});

describe('a picture for viewing', () => {
  it('is made anew, small enough, and without what the original carries along', async () => {
    const original = await sharp({ create: { width: 3000, height: 20, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const { versionId } = await upload(ana, original, 'photo.jpg');
    const picture = await openPreview(ana, await findContent(ana, versionId));
    const { format, width, exif } = await sharp(picture).metadata();
    expect({ format, width, exif }).toEqual({ format: 'webp', width: 1600, exif: undefined });

    const again = await findContent(ana, versionId);
    expect(again.previewState).toBe('ready');
    expect(Buffer.from(await openPreview(ana, again)).equals(Buffer.from(picture))).toBe(true);
    expect((await bytesOf(await openContent(again))).equals(original)).toBe(true);
  });

  it('is not made of 30,000 by 30,000 pixels, and nothing dies of the attempt', async () => {
    const huge = whitePng(30_000);
    const { versionId } = await upload(ana, huge, 'huge.png');
    const before = process.memoryUsage().rss;
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(openPreview(ana, await findContent(ana, versionId))).rejects.toMatchObject({
        code: 'preview_unavailable',
      });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    expect((await findContent(ana, versionId)).previewState).toBe('failed');
  });

  it('is remembered by people and jobs of the tenant alone', async () => {
    const { versionId } = await upload(ana, Buffer.concat([png, Buffer.from('other')]));
    const { blobId } = await findContent(ana, versionId);
    const stranger = await (await createTenant()).person('admin');
    await notePreview(stranger, { blobId, state: 'failed' });
    expect((await findContent(ana, versionId)).previewState).toBe('none');
    const anonymous: Ctx = { ...ana, actor: { kind: 'anonymous', id: 'anonymous' } };
    await expect(notePreview(anonymous, { blobId, state: 'failed' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
