import { Temporal } from 'temporal-polyfill';

import { titleWords } from '@/lib/processes/schedules/inputs';

const LONGEST = 200;

/** A run's name from the schedule's, with the day it was due filled in the way its starter writes days. */
export function nameRun(title: string, dueAt: Date, timeZone: string, locale: string): string {
  const day = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const region = locale === 'en' ? 'en-GB' : 'de-DE';
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, { timeZone, ...options }).format(dueAt);
  const words = {
    date: written({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    week: `${locale === 'en' ? 'week' : 'KW'} ${day.weekOfYear}/${day.yearOfWeek}`,
    month: written({ month: 'long', year: 'numeric' }),
    quarter: `Q${Math.ceil(day.month / 3)} ${day.year}`,
    year: String(day.year),
  } satisfies Record<(typeof titleWords)[number], string>;
  const named = titleWords.reduce((name, word) => name.replaceAll(`{${word}}`, words[word]), title);
  return [...named].slice(0, LONGEST).join('');
}
