import { eq } from 'drizzle-orm';

import { uploads } from '@/db/schema/platform/files';
import { command } from '@/lib/platform/core/command';

import { uploadIdInput } from './inputs';
import { holdOwnUpload, requireUploader } from './store';

/** Gives an own upload up. The sweeper takes away what had come and frees what was set aside. */
export const cancelUpload = command({
  name: 'upload.cancel',
  input: uploadIdInput,
  run: async (tx, ctx, { uploadId }): Promise<{ uploadId: string }> => {
    requireUploader(ctx.actor);
    const upload = await holdOwnUpload(tx, ctx, uploadId);
    if (upload.versionId === null) {
      await tx.update(uploads).set({ expiresAt: ctx.now }).where(eq(uploads.id, uploadId));
    }
    return { uploadId };
  },
});
