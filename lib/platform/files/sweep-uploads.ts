import { asc, lte, sql } from 'drizzle-orm';

import { storedBlobs, uploads } from '@/db/schema/platform/files';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { forgetUpload } from './forget-upload';
import { openStorage, storageKeys } from './open-storage';

const AT_ONCE = 50;

/**
 * Takes away what expired uploads left behind: their parts, and a whole that no file uses because its content was
 * known already or its end never came. Bytes first, then the row that remembers them; a crash between is made good
 * by the next sweep.
 */
export async function sweepUploads(ctx: Ctx): Promise<{ more: boolean }> {
  const expired = await read(ctx, (tx) =>
    tx
      .select({
        id: uploads.id,
        isUsed: sql<boolean>`exists (select from ${storedBlobs} b
          where b.storage_key = ${uploads.tenantId}::text || '/blobs/' || ${uploads.id}::text)`,
      })
      .from(uploads)
      .where(lte(uploads.expiresAt, ctx.now))
      .orderBy(asc(uploads.expiresAt))
      .limit(AT_ONCE),
  );
  for (const { id, isUsed } of expired) {
    await openStorage().remove(storageKeys.parts(ctx.tenantId, id));
    if (!isUsed) await openStorage().remove(storageKeys.blob(ctx.tenantId, id));
    await forgetUpload(ctx, { uploadId: id });
  }
  return { more: expired.length === AT_ONCE };
}
