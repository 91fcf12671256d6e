import { Temporal } from 'temporal-polyfill';

import type { ScheduleRule } from '@/db/schema/processes/schedules';

export type Timing = { rule: ScheduleRule; timeZone: string; startsOn: string; endsOn?: string | null };

// Nothing is planned beyond what a calendar of four digits can say.
const LAST_YEAR = 9998;

/** The next times a schedule is due after a moment, at most `count`. */
export function nextOccurrences(timing: Timing, after: Date, count: number): Date[] {
  const found: Date[] = [];
  for (const moment of occurrencesAfter(timing, after)) {
    if (found.length === count) break;
    found.push(moment);
  }
  return found;
}

/** The times a schedule is due after one moment and up to another, at most `limit`. */
export function dueBetween(timing: Timing, after: Date, upTo: Date, limit: number): Date[] {
  const due: Date[] = [];
  for (const moment of occurrencesAfter(timing, after)) {
    if (moment > upTo || due.length === limit) break;
    due.push(moment);
  }
  return due;
}

/**
 * Every time after a moment, in order, each once. Days are counted from the first day of the schedule, so that
 * "every third month" means the same months whenever it is asked.
 */
function* occurrencesAfter(timing: Timing, after: Date): Generator<Date> {
  const { rule, timeZone } = timing;
  const first = Temporal.PlainDate.from(timing.startsOn);
  const last = timing.endsOn ? Temporal.PlainDate.from(timing.endsOn) : null;
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  let latest = after.getTime();

  for (let round = Math.max(0, roundOf(rule, first, from) - 1); ; round += 1) {
    for (const day of daysOfRound(rule, first, round)) {
      if (day.year > LAST_YEAR || (last && Temporal.PlainDate.compare(day, last) > 0)) return;
      if (Temporal.PlainDate.compare(day, first) < 0) continue;
      const moment = momentOf(day, rule.time, timeZone);
      // Where a zone has left out a whole day, two days end up at the same moment.
      if (moment <= latest) continue;
      latest = moment;
      yield new Date(moment);
    }
  }
}

/** In which round of the rule a day lies: the first one has the first day in it. */
function roundOf(
  { pattern, every }: ScheduleRule,
  first: Temporal.PlainDate,
  day: Temporal.PlainDate,
): number {
  if (pattern === 'monthly') return Math.floor((monthOf(day) - monthOf(first)) / every);
  const begin = pattern === 'weekly' ? mondayOf(first) : first;
  const days = begin.until(day, { largestUnit: 'days' }).days;
  return Math.floor(days / (pattern === 'weekly' ? 7 * every : every));
}

function daysOfRound(rule: ScheduleRule, first: Temporal.PlainDate, round: number): Temporal.PlainDate[] {
  const skipped = round * rule.every;
  if (rule.pattern === 'daily') return [first.add({ days: skipped })];
  if (rule.pattern === 'weekly') {
    const monday = mondayOf(first).add({ weeks: skipped });
    return rule.weekdays.toSorted((a, b) => a - b).map((weekday) => monday.add({ days: weekday - 1 }));
  }
  const month = first.with({ day: 1 }).add({ months: skipped });
  return [
    month.with({ day: rule.day === 'last' ? month.daysInMonth : Math.min(rule.day, month.daysInMonth) }),
  ];
}

/**
 * A time of day as a moment. What the clock passes twice in autumn means the first pass; what it leaves out in
 * spring means the first minute after the gap.
 */
function momentOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const moment = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const exists = moment.toPlainDateTime().equals(local);
  return (exists ? moment : moment.getTimeZoneTransition('next')!).epochMilliseconds;
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function monthOf(day: Temporal.PlainDate): number {
  return day.year * 12 + day.month;
}
