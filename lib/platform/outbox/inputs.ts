import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

export const deadJobInput = z.object({ deadJobId: z.uuid() });

/** What a worker knows about a job that gave up. `payload` holds ids, so that nothing personal is kept here. */
export const recordDeadJobInput = z.object({
  jobId: line(400),
  name: line(200),
  eventType: line(200).nullable(),
  eventId: line(200).nullable(),
  payload: z
    .record(z.string(), z.unknown())
    .refine(isStorable, { error: 'must be JSON the database can hold' }),
  attempts: z.number().int().min(0),
  lastError: z.string().transform((text) => text.replaceAll('\u0000', '').toWellFormed().slice(0, 2000)),
});

/** Bounded, so that no sweep holds rows for long; `more` in the answer says whether another call is worth it. */
export const purgeInput = z.object({
  days: z.number().min(0).max(3650),
  limit: z.number().int().min(1).max(10_000).default(2000),
});

/** The database's JSON has no NUL and no half characters, and nothing else than JSON goes in. */
function isStorable(value: unknown): boolean {
  try {
    return !/\\u(?:0000|d[89a-f])/.test(JSON.stringify(value));
  } catch {
    return false;
  }
}
