import { z } from 'zod';

export const deadJobInput = z.object({ deadJobId: z.uuid() });

/** What a worker knows about a job that gave up. `payload` holds ids, so that nothing personal is kept here. */
export const recordDeadJobInput = z.object({
  jobId: z.string().min(1).max(400),
  name: z.string().min(1).max(200),
  eventType: z.string().nullable(),
  eventId: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  attempts: z.number().int().min(0),
  lastError: z.string().transform((text) => text.slice(0, 2000)),
});

/** Bounded, so that no sweep holds rows for long; `more` in the answer says whether another call is worth it. */
export const purgeInput = z.object({
  days: z.number().min(0).max(3650),
  limit: z.number().int().min(1).max(10_000).default(2000),
});
