import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { cancelUpload } from '@/lib/platform/files/cancel-upload';

import { admitGuest } from './admit-guest';
import { guestUploadInput } from './inputs';

/** Gives a guest's own upload up. */
export async function cancelGuestUpload(ctx: Ctx, raw: z.input<typeof guestUploadInput>): Promise<void> {
  const { uploadId, ...door } = parseInput(guestUploadInput, raw);
  await cancelUpload(await admitGuest(ctx, door), { uploadId });
}
