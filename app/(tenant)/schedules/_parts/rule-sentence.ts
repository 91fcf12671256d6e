import type { useTranslations } from 'next-intl';

import type { ScheduleView } from '@/lib/processes/schedules/show-schedule';

type Words = ReturnType<typeof useTranslations<'schedules'>>;

/** "Alle 2 Wochen am Montag und Freitag um 08:00 Uhr" */
export function ruleSentence(
  t: Words,
  locale: string,
  { rule, startsOn }: Pick<ScheduleView, 'rule' | 'startsOn'>,
): string {
  const { every: n, time } = rule;
  if (rule.pattern === 'daily') return t('rule.daily', { n, time });
  if (rule.pattern === 'weekly') {
    const names = rule.weekdays.toSorted((a, b) => a - b).map((day) => weekdayName(locale, day, 'long'));
    return t('rule.weekly', { n, time, days: new Intl.ListFormat(locale).format(names) });
  }
  const day = String(rule.day);
  if (n % 12 !== 0) return t('rule.monthly', { n, time, day });
  return t('rule.yearly', {
    n: n / 12,
    time,
    day: dayInMonth(day, startsOn),
    month: monthName(locale, startsOn),
  });
}

/** Monday is 1. */
export function weekdayName(locale: string, weekday: number, width: 'long' | 'short'): string {
  // The first of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(day);
}

function monthName(locale: string, startsOn: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${startsOn}T00:00Z`),
  );
}

/** There is no 31st of February: it is the last. */
function dayInMonth(day: string, startsOn: string): string {
  const [year, month] = startsOn.split('-').map(Number);
  const length = month === 2 ? 28 : new Date(Date.UTC(year!, month!, 0)).getUTCDate();
  return Number(day) > length ? 'last' : day;
}
