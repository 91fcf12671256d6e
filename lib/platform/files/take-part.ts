import { eq, sql } from 'drizzle-orm';

import { uploads } from '@/db/schema/platform/files';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { takePartInput } from './inputs';
import { storageKeys } from './open-storage';
import { expiryFrom } from './rules/expiry';
import { holdOwnUpload, requireUploader } from './store';

/** Counts a part that lies in the storage. Each place is taken once: of two that come for it, one is told where to go on. */
export const takePart = command({
  name: 'upload.take_part',
  input: takePartInput,
  run: async (tx, ctx, { uploadId, offset, size, partId }): Promise<{ received: number }> => {
    requireUploader(ctx.actor);
    const upload = await holdOwnUpload(tx, ctx, uploadId);
    if (upload.received !== offset) {
      throw new DomainError('conflict', 'The upload has come to another place.', {
        params: { offset: upload.received },
      });
    }
    const received = offset + size;
    if (received > upload.size) {
      throw new DomainError('too_large', 'There is more of this file than was said.', {
        params: { most: upload.size },
      });
    }
    const key = storageKeys.part(ctx.tenantId, uploadId, partId);
    await tx
      .update(uploads)
      .set({
        received,
        partKeys: sql`${uploads.partKeys} || ${JSON.stringify([key])}::jsonb`,
        expiresAt: expiryFrom(ctx.now),
      })
      .where(eq(uploads.id, uploadId));
    return { received };
  },
});
