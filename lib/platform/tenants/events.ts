import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const tenantCreated = defineEvent('tenant.created', {
  audited: true,
  shape: z.object({ slug: z.string(), name: z.string() }),
});

export const settingsChanged = defineEvent('tenant.settings_changed', {
  audited: true,
  posted: true,
  shape: z.object({
    escalationDelays: z.object({ leadsMinutes: z.number(), managementMinutes: z.number() }).optional(),
    guestAddressDays: z.number().optional(),
    fourEyesFinalApproval: z.boolean().optional(),
  }),
});
