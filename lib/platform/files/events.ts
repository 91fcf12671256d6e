import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const quotaSet = defineEvent('storage.quota_set', {
  audited: true,
  shape: z.object({ bytes: z.number().nullable() }),
});
