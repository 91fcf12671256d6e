import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, read } from '@/lib/platform/core/transact';

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
    prepared<{ id: string; isUsed: boolean }>(
      tx,
      'uploads-expired',
      `select u.id, exists (
         select from stored_blobs b where b.storage_key = u.tenant_id::text || '/blobs/' || u.id::text) as "isUsed"
       from uploads u where u.expires_at <= $1 order by u.expires_at limit $2`,
      [ctx.now, AT_ONCE],
    ),
  );
  for (const { id, isUsed } of expired) {
    await openStorage().remove(storageKeys.parts(ctx.tenantId, id));
    if (!isUsed) await openStorage().remove(storageKeys.blob(ctx.tenantId, id));
    await forgetUpload(ctx, { uploadId: id });
  }
  return { more: expired.length === AT_ONCE };
}
