import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const place = { runId: z.uuid(), title: z.string() };

export const checkpointConfirmed = defineEvent('checkpoint.confirmed', {
  audited: true,
  shape: z.object({
    ...place,
    value: z.string(),
    note: z.string().nullish(),
    signoffName: z.string().nullish(),
  }),
});
export const checkpointRejected = defineEvent('checkpoint.rejected', {
  audited: true,
  posted: true,
  shape: z.object({ ...place, checkpointId: z.uuid(), reason: z.string().nullish() }),
});
export const checkpointReopened = defineEvent('checkpoint.reopened', {
  audited: true,
  shape: z.object({ ...place, cascade: z.boolean() }),
});
export const checkpointReassigned = defineEvent('checkpoint.reassigned', {
  audited: true,
  posted: true,
  shape: z.object({ ...place, checkpointId: z.uuid(), added: z.array(z.uuid()), removed: z.array(z.uuid()) }),
});
