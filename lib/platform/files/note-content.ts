import { eq } from 'drizzle-orm';

import { uploads } from '@/db/schema/platform/files';
import { command } from '@/lib/platform/core/command';

import { noteContentInput } from './inputs';
import { expiryFrom } from './rules/expiry';
import { holdOwnUpload, requireUploader } from './store';

/** Writes down what a complete upload turned out to be. */
export const noteContent = command({
  name: 'upload.note_content',
  input: noteContentInput,
  run: async (tx, ctx, { uploadId, ...content }): Promise<{ uploadId: string }> => {
    requireUploader(ctx.actor);
    const upload = await holdOwnUpload(tx, ctx, uploadId);
    if (upload.versionId === null) {
      await tx
        .update(uploads)
        .set({ ...content, expiresAt: expiryFrom(ctx.now) })
        .where(eq(uploads.id, uploadId));
    }
    return { uploadId };
  },
});
