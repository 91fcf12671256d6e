import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const tenantCreated = defineEvent('tenant.created', {
  audited: true,
  shape: z.object({ slug: z.string(), name: z.string() }),
});
