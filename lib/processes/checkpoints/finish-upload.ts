import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { getUpload } from '@/lib/platform/files/get-upload';
import { uploadIdInput } from '@/lib/platform/files/inputs';
import { settleUpload } from '@/lib/platform/files/settle-upload';
import { addReference } from '@/lib/processes/decks/add-reference';

import { type AddedFile, addFile } from './add-file';

export type FinishedUpload = AddedFile & { name?: string };

/** Makes of an upload whose bytes have all come what it was begun for. What is not taken is given up at once. */
export async function finishUpload(ctx: Ctx, raw: z.input<typeof uploadIdInput>): Promise<FinishedUpload> {
  const { uploadId } = parseInput(uploadIdInput, raw);
  const { purpose } = await getUpload(ctx, { uploadId });
  try {
    await settleUpload(ctx, uploadId);
    if (purpose === 'checkpoint') return await addFile(ctx, { uploadId });
    return { ...(await addReference(ctx, { uploadId })), sameContent: null };
  } catch (error) {
    if (isDomainError(error) && error.code !== 'upload_incomplete') await cancelUpload(ctx, { uploadId });
    throw error;
  }
}
