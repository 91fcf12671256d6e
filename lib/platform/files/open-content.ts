import { eq } from 'drizzle-orm';

import { type ContentKind, fileVersions, storedBlobs } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { read } from '@/lib/platform/core/transact';

import { openStorage } from './open-storage';
import { contentDisposition, downloadName } from './rules/download-name';

export type Content = {
  blobId: string;
  /** As it is handed out: with an ending that says what it is. */
  name: string;
  kind: ContentKind;
  mime: string;
  size: number;
  sha256: string;
  storageKey: string;
  previewState: 'none' | 'ready' | 'failed';
};

/** What a version of a file holds. Whether this person may have it, the caller has asked. */
export async function findContent(ctx: Ctx, versionId: string): Promise<Content> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ name: fileVersions.name, blob: storedBlobs })
      .from(fileVersions)
      .innerJoin(storedBlobs, eq(storedBlobs.id, fileVersions.blobId))
      .where(eq(fileVersions.id, versionId)),
  );
  if (!row) throw new DomainError('not_found', 'There is no such file.');
  const { id: blobId, kind, mime, size, sha256, storageKey, previewState } = row.blob;
  const name = downloadName(row.name, mime);
  return { blobId, name, kind, mime, size, sha256, storageKey, previewState };
}

/** The header that hands it out for keeping. */
export function dispositionOf({ name }: Content): string {
  return contentDisposition(name);
}

export async function openContent({ storageKey }: Content): Promise<AsyncIterable<Uint8Array>> {
  const bytes = await openStorage().read(storageKey);
  if (!bytes) throw new Error(`The content ${storageKey} is missing from the storage.`);
  return bytes;
}

/** An address of the storage itself, for some minutes; null where the bytes have to pass through us. */
export function linkContent({ storageKey, name, mime }: Content): Promise<string | null> {
  return openStorage().link(storageKey, { name, mime });
}
