import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';
import { settleUpload } from '@/lib/platform/files/settle-upload';

import { addGuestFile } from './add-guest-file';
import { admitGuest } from './admit-guest';
import { guestUploadInput } from './inputs';

/** Makes the file of a guest's upload whose bytes have all come. What is not taken is given up at once. */
export async function finishGuestUpload(
  ctx: Ctx,
  raw: z.input<typeof guestUploadInput>,
): Promise<{ versionId: string }> {
  const { uploadId, ...door } = parseInput(guestUploadInput, raw);
  const visitor = await admitGuest(ctx, door);
  try {
    await settleUpload(visitor, uploadId);
    return await addGuestFile(ctx, { ...door, uploadId });
  } catch (error) {
    if (isDomainError(error) && !LATER.includes(error.code)) await cancelUpload(visitor, { uploadId });
    throw error;
  }
}

/** A paused run goes on, and then the file is still there. */
const LATER: string[] = ['upload_incomplete', 'checkpoint_not_active', 'not_found'];
