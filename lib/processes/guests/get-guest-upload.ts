import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { getUpload, type UploadState } from '@/lib/platform/files/get-upload';

import { admitGuest } from './admit-guest';
import { guestUploadInput } from './inputs';

/** How far a guest's own upload has come. */
export async function getGuestUpload(ctx: Ctx, raw: z.input<typeof guestUploadInput>): Promise<UploadState> {
  const { uploadId, ...door } = parseInput(guestUploadInput, raw);
  return getUpload(await admitGuest(ctx, door), { uploadId });
}
