import { eq, sql } from 'drizzle-orm';

import { storageUsage, uploads } from '@/db/schema/platform/files';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { uploadIdInput } from './inputs';
import { holdOwnUpload, requireUploader } from './store';

/** Says that what has come is all there is: for a file whose size was not known before. The rest is free again. */
export const closeUpload = command({
  name: 'upload.close',
  input: uploadIdInput,
  run: async (tx, ctx, { uploadId }): Promise<{ size: number }> => {
    requireUploader(ctx.actor);
    const { received, size } = await holdOwnUpload(tx, ctx, uploadId);
    if (received === 0)
      throw new DomainError('file_refused', 'The file is empty.', { params: { reason: 'empty' } });
    if (received < size) {
      await tx.update(uploads).set({ size: received }).where(eq(uploads.id, uploadId));
      await tx
        .update(storageUsage)
        .set({ reservedBytes: sql`${storageUsage.reservedBytes} - ${size - received}` });
    }
    return { size: received };
  },
});
