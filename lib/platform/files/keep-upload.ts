import { eq, sql } from 'drizzle-orm';

import {
  type ContentKind,
  files,
  fileVersions,
  storageUsage,
  storedBlobs,
  type Upload,
  uploads,
} from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import { storageKeys } from './open-storage';
import { holdOwnUpload } from './store';

export type SettledUpload = Upload & { sha256: string; kind: ContentKind; mime: string };
export type KeptFile = { fileId: string; versionId: string; number: number; isKnownContent: boolean };

/** An own upload that is complete and looked at, locked until the end of the transaction. */
export async function holdSettledUpload(tx: Tx, ctx: Ctx, uploadId: string): Promise<SettledUpload> {
  const upload = await holdOwnUpload(tx, ctx, uploadId);
  const { sha256, kind, mime } = upload;
  if (sha256 === null || kind === null || mime === null) {
    throw new DomainError('upload_incomplete', 'The upload is not complete.');
  }
  return { ...upload, sha256, kind, mime };
}

/**
 * Makes a file of an upload, or the next version of one. The same content in a tenant is stored once; what was set
 * aside for it becomes what is used, or free again.
 */
export async function keepUpload(
  tx: Tx,
  ctx: Ctx,
  upload: SettledUpload,
  replacedFileId?: string,
): Promise<KeptFile> {
  const blob = await keepBlob(tx, ctx, upload);
  const { fileId, number } = replacedFileId
    ? await nextVersion(tx, replacedFileId)
    : await newFile(tx, ctx, upload);
  const [version] = await tx
    .insert(fileVersions)
    .values({
      fileId,
      number,
      blobId: blob.id,
      name: upload.name,
      uploadedBy: upload.uploadedBy,
      uploadedByLink: upload.uploadedByLink,
      uploadedAt: ctx.now,
    })
    .returning({ id: fileVersions.id });
  await tx.update(uploads).set({ versionId: version!.id }).where(eq(uploads.id, upload.id));
  await tx.update(storageUsage).set({
    reservedBytes: sql`${storageUsage.reservedBytes} - ${upload.size}`,
    usedBytes: sql`${storageUsage.usedBytes} + ${blob.isKnown ? 0 : upload.size}`,
  });
  return { fileId, versionId: version!.id, number, isKnownContent: blob.isKnown };
}

async function keepBlob(
  tx: Tx,
  ctx: Ctx,
  { id, sha256, size, kind, mime }: SettledUpload,
): Promise<{ id: string; isKnown: boolean }> {
  const storageKey = storageKeys.blob(ctx.tenantId, id);
  const [made] = await tx
    .insert(storedBlobs)
    .values({ sha256, size, kind, mime, storageKey, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: storedBlobs.id });
  if (made) return { id: made.id, isKnown: false };
  const [known] = await tx
    .select({ id: storedBlobs.id })
    .from(storedBlobs)
    .where(eq(storedBlobs.sha256, sha256));
  return { id: known!.id, isKnown: true };
}

async function newFile(tx: Tx, ctx: Ctx, upload: Upload): Promise<{ fileId: string; number: number }> {
  const [made] = await tx
    .insert(files)
    .values({ createdBy: upload.uploadedBy, createdAt: ctx.now })
    .returning({ id: files.id });
  return { fileId: made!.id, number: 1 };
}

async function nextVersion(tx: Tx, fileId: string): Promise<{ fileId: string; number: number }> {
  const [raised] = await tx
    .update(files)
    .set({ currentVersion: sql`${files.currentVersion} + 1` })
    .where(eq(files.id, fileId))
    .returning({ number: files.currentVersion });
  if (!raised) throw new DomainError('not_found', 'There is no such file.');
  return { fileId, number: raised.number };
}
