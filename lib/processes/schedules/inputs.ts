import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

export const schedulePatterns = ['daily', 'weekly', 'monthly'] as const;
export const misfirePolicies = ['latest', 'all', 'none'] as const;
export const overlapPolicies = ['allow', 'skip'] as const;
/** ISO: Monday is 1, Sunday is 7. */
export const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;

/** How far "every n" may reach: ten years of days, ten of weeks, fifty of months. */
export const longestInterval = { daily: 3660, weekly: 530, monthly: 600 } as const;

/** What may stand in a run's name, to be filled in with the day it was due. */
export const titleWords = ['date', 'week', 'month', 'quarter', 'year'] as const;

/** What a schedule is called itself: its runs' name without the words that change. */
export function scheduleName(title: string): string {
  const name = titleWords.reduce((rest, word) => rest.replaceAll(`{${word}}`, ''), title);
  return name.replace(/\s+/g, ' ').trim() || title;
}

const every = (most: number) => z.int().min(1).max(most).default(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day like 08:00' });

export const scheduleRule = z.discriminatedUnion('pattern', [
  z.strictObject({ pattern: z.literal('daily'), every: every(longestInterval.daily), time }),
  z.strictObject({
    pattern: z.literal('weekly'),
    every: every(longestInterval.weekly),
    time,
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, { error: 'names a weekday twice' }),
  }),
  z.strictObject({
    pattern: z.literal('monthly'),
    every: every(longestInterval.monthly),
    time,
    // A month that is shorter takes its last day.
    day: z.union([z.int().min(1).max(31), z.literal('last')]),
  }),
]);

const day = z.iso
  .date({ error: 'is no day of the calendar' })
  .refine((value) => value >= '2000-01-01' && value < '2200-01-01', {
    error: 'must lie between 2000 and 2199',
  });

const timeZone = z.string().max(60).refine(isTimeZone, { error: 'is no time zone' });

export const scheduleTiming = z.strictObject({
  rule: scheduleRule,
  timeZone,
  startsOn: day,
  endsOn: day.nullish(),
});

const scheduleFields = z.strictObject({
  ...scheduleTiming.shape,
  /** What its runs are called. */
  title: line(200),
  /** What happens with the times that passed while nobody worked. */
  misfire: z.enum(misfirePolicies).default('latest'),
  /** What happens while a run of the same schedule is still going on. */
  overlap: z.enum(overlapPolicies).default('allow'),
});

export const createScheduleInput = z.strictObject({
  ...scheduleFields.shape,
  deckId: z.uuid(),
  /** The deck's title unless said otherwise. */
  title: line(200).optional(),
  /** The company's unless said otherwise. */
  timeZone: timeZone.optional(),
});

export const updateScheduleInput = z.strictObject({
  ...scheduleFields.shape,
  scheduleId: z.uuid(),
  /** The one that was seen. */
  revision: z.int().min(1),
});

export const scheduleInput = z.strictObject({ scheduleId: z.uuid() });

export const listSchedulesInput = z.strictObject({ deckId: z.uuid().optional() });

export type ScheduleTiming = z.output<typeof scheduleTiming>;

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}
