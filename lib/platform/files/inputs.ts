import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

/** How large a file may be and in which pieces it comes. Browser, API and storage share these numbers. */
export const fileLimits = {
  bytes: 50 * 1024 * 1024,
  /** What the browser sends at once. */
  partBytes: 5 * 1024 * 1024,
  /** What is taken at once: it is held in memory until it lies in the storage. */
  mostPartBytes: 8 * 1024 * 1024,
  name: 200,
} as const;

export const fileName = line(fileLimits.name);

/** Larger ones are refused with a code of their own, as everybody understands that one. */
export const fileSize = z.int().min(1);

export const uploadIdInput = z.strictObject({ uploadId: z.uuid() });

export const takePartInput = z.strictObject({
  uploadId: z.uuid(),
  offset: z.int().min(0),
  size: z.int().min(1).max(fileLimits.mostPartBytes),
  partId: z.uuid(),
});

export const noteContentInput = z.strictObject({
  uploadId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['pdf', 'image', 'office', 'text', 'svg']),
  mime: line(200),
});

export const forgetUploadInput = z.strictObject({ uploadId: z.uuid() });

export const notePreviewInput = z.strictObject({ blobId: z.uuid(), state: z.enum(['ready', 'failed']) });

export const setQuotaInput = z.strictObject({
  /** Null: what the service grants everybody. */
  bytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
});
