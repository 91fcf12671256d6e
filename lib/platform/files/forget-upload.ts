import { and, eq, lte, sql } from 'drizzle-orm';

import { storageUsage, uploads } from '@/db/schema/platform/files';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { forgetUploadInput } from './inputs';

/** Removes an upload that has expired; what was set aside for one that never became a file is free again, once. */
export const forgetUpload = command({
  name: 'upload.forget',
  input: forgetUploadInput,
  run: async (tx, ctx, { uploadId }): Promise<{ forgotten: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    const [gone] = await tx
      .delete(uploads)
      .where(and(eq(uploads.id, uploadId), lte(uploads.expiresAt, ctx.now)))
      .returning({ size: uploads.size, versionId: uploads.versionId });
    if (gone && gone.versionId === null) {
      await tx.update(storageUsage).set({ reservedBytes: sql`${storageUsage.reservedBytes} - ${gone.size}` });
    }
    return { forgotten: gone !== undefined };
  },
});
