import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const timing = z.object({
  deckId: z.string(),
  title: z.string(),
  rule: z.record(z.string(), z.unknown()),
  timeZone: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  misfire: z.string(),
  overlap: z.string(),
});

export const scheduleCreated = defineEvent('schedule.created', { audited: true, shape: timing });
export const scheduleUpdated = defineEvent('schedule.updated', { audited: true, shape: timing });
export const scheduleDeleted = defineEvent('schedule.deleted', { audited: true, shape: z.object({}) });
export const scheduleResumed = defineEvent('schedule.resumed', {
  audited: true,
  shape: z.object({ starterId: z.string() }),
});
/** By a person, or because it cannot go on; then those who can help are told. */
export const scheduleSuspended = defineEvent('schedule.suspended', {
  audited: true,
  posted: true,
  shape: z.object({
    scheduleId: z.uuid(),
    reason: z.enum([
      'by_person',
      'deck_archived',
      'deck_unpublished',
      'starter_inactive',
      'starter_not_allowed',
    ]),
  }),
});
