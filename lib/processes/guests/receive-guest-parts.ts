import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { receiveParts } from '@/lib/platform/files/receive-parts';

import { admitGuest } from './admit-guest';
import { guestUploadInput } from './inputs';

/** The next bytes of a guest's own upload, from `offset` on. */
export async function receiveGuestParts(
  ctx: Ctx,
  raw: z.input<typeof guestUploadInput>,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ received: number }> {
  const { uploadId, ...door } = parseInput(guestUploadInput, raw);
  return receiveParts(await admitGuest(ctx, door), uploadId, offset, bytes);
}
