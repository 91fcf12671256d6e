import type { Ctx } from '@/lib/platform/core/ctx';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { closeUpload } from '@/lib/platform/files/close-upload';
import { fileLimits } from '@/lib/platform/files/inputs';
import { receiveParts } from '@/lib/platform/files/receive-parts';

import type { AddedFile } from './add-file';
import { finishUpload } from './finish-upload';
import { startFileUpload } from './start-file-upload';

/**
 * A file for a step in one go, from whoever sends it whole. How long it is shows only at its end: as much is set
 * aside as it can be at most, and what is left over is free again.
 */
export async function uploadFile(
  ctx: Ctx,
  file: { checkpointId: string; slotKey: string | null; name: string; mostBytes: number },
  bytes: AsyncIterable<Uint8Array>,
): Promise<AddedFile> {
  const { checkpointId, slotKey, name } = file;
  const size = Math.max(1, Math.min(file.mostBytes, fileLimits.bytes));
  const { uploadId } = await startFileUpload(ctx, { checkpointId, slotKey, name, size });
  // The idempotency key was for the beginning; what follows hangs on the upload it gave.
  const afterwards = { ...ctx, idempotency: undefined };
  try {
    if (!ctx.idempotency?.replayed) {
      await receiveParts(afterwards, uploadId, 0, bytes);
      await closeUpload(afterwards, { uploadId });
    }
  } catch (error) {
    await cancelUpload(afterwards, { uploadId });
    throw error;
  }
  return finishUpload(afterwards, { uploadId });
}
