import { eq } from 'drizzle-orm';

import { storedBlobs } from '@/db/schema/platform/files';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { isPerson } from '@/lib/platform/core/ctx';

import { notePreviewInput } from './inputs';

/** Remembers that a picture for viewing lies beside a content, or that none can be made of it. */
export const notePreview = command({
  name: 'file.note_preview',
  input: notePreviewInput,
  run: async (tx, ctx, { blobId, state }): Promise<{ blobId: string }> => {
    authorise(ctx.actor.kind === 'job' || isPerson(ctx.actor), 'signed_in');

    await tx.update(storedBlobs).set({ previewState: state }).where(eq(storedBlobs.id, blobId));
    return { blobId };
  },
});
