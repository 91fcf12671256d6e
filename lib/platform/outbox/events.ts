import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

/** Open pages show something else, and nothing else follows. */
export const pagesChanged = defineEvent('pages.changed', { posted: true, shape: z.object({}) });

/** A job that gave up is to run again: the facts are all it needs, under a new id. */
export const jobRetried = defineEvent('job.retried', {
  audited: true,
  posted: true,
  shape: z.object({
    job: z.string(),
    eventType: z.string().nullable(),
    eventId: z.string().nullable(),
    payload: z.record(z.string(), z.unknown()),
  }),
});

export const jobDismissed = defineEvent('job.dismissed', {
  audited: true,
  shape: z.object({ job: z.string(), lastError: z.string() }),
});
