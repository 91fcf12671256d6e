import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { uploadIdInput } from './inputs';
import { findOwnUpload } from './store';

export type UploadState = {
  uploadId: string;
  purpose: 'checkpoint' | 'reference';
  size: number;
  received: number;
};

/** How far an own upload has come: where to go on after a lost connection. */
export async function getUpload(ctx: Ctx, raw: z.input<typeof uploadIdInput>): Promise<UploadState> {
  const { uploadId } = parseInput(uploadIdInput, raw);
  const { size, received, purpose } = await read(ctx, (tx) => findOwnUpload(tx, ctx, uploadId));
  return { uploadId, purpose: purpose.type, size, received };
}
