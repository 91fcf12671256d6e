import { z } from 'zod';

import { optionalLine } from '@/lib/platform/core/text';

export const searchInput = z.strictObject({
  q: optionalLine(200).default(''),
  /** Of each kind. */
  limit: z.number().int().min(1).max(20).default(5),
});
