import type { Locale } from './locale';

type TimeWords = (key: TimeWord, values?: Record<string, string | number>) => string;

export type TimeWord =
  | 'minutes'
  | 'hours'
  | 'days'
  | 'hoursMinutes'
  | 'daysHours'
  | 'left'
  | 'overdue'
  | 'ago'
  | 'agoDays'
  | 'in'
  | 'inDays'
  | 'justNow'
  | 'now'
  | 'today'
  | 'tomorrow'
  | 'yesterday'
  | 'onDay'
  | 'due'
  | 'wasDue';

/** English here is British: the day before the month, and a day of 24 hours. */
export function regionOf(locale: string): string {
  return locale === 'de' ? 'de-DE' : 'en-GB';
}

export type When = ReturnType<typeof createWhen>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Up to here hours say more than days. */
const HOURS_UNTIL = 48 * HOUR;

/** Moments and spans as people say them, in one language and one time zone. */
export function createWhen({
  t,
  locale,
  timeZone,
  now,
}: {
  t: TimeWords;
  locale: Locale;
  timeZone: string;
  now: Date;
}) {
  const parts = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(regionOf(locale), { timeZone, ...options }).format(date);
  const secondsUntil = (date: Date) => Math.round((date.getTime() - now.getTime()) / 1000);

  /** `14:00` */
  function time(date: Date): string {
    return parts(date, { hour: '2-digit', minute: '2-digit' });
  }

  /** `Mo 2. Nov.`, with the year where it is not this one */
  function day(date: Date): string {
    const year = parts(date, { year: 'numeric' });
    const withYear = year === parts(now, { year: 'numeric' }) ? undefined : ('numeric' as const);
    const weekday = parts(date, { weekday: 'short' }).replace(/[.,]/g, '');
    return `${weekday} ${parts(date, { day: 'numeric', month: 'short', year: withYear })}`;
  }

  /** `02.11.2026` */
  function date(moment: Date): string {
    return parts(moment, { day: '2-digit', month: '2-digit', year: 'numeric' });
  }

  /** `02.11. 08:41`, for a stamp */
  function stamp(moment: Date): string {
    return `${parts(moment, { day: '2-digit', month: '2-digit' })} ${time(moment)}`;
  }

  /** `heute 14:00`, `morgen 14:00`, `Mo 2. Nov., 14:00` */
  function moment(date: Date): string {
    const near = nearDay(date);
    return near ? t(near, { time: time(date) }) : t('onDay', { day: day(date), time: time(date) });
  }

  /** `fällig morgen 14:00`, `war fällig heute 12:00` */
  function due(date: Date): string {
    return t(secondsUntil(date) < 0 ? 'wasDue' : 'due', { moment: moment(date) });
  }

  /** `noch 3 Std.`, `2 Std. überfällig` */
  function left(date: Date): string {
    const seconds = secondsUntil(date);
    return t(seconds < 0 ? 'overdue' : 'left', { span: rough(Math.abs(seconds)) });
  }

  /** `vor 3 Std.`, `in 2 Tagen`, `gerade eben` */
  function relative(date: Date): string {
    const seconds = secondsUntil(date);
    const span = Math.abs(seconds);
    if (span < MINUTE) return t(seconds <= 0 ? 'justNow' : 'now');
    if (span >= HOURS_UNTIL) return t(seconds < 0 ? 'agoDays' : 'inDays', { n: Math.floor(span / DAY) });

    return t(seconds < 0 ? 'ago' : 'in', { span: rough(span) });
  }

  /** `45 Min.`, `3 Std.`, `2 Tage`: one unit is enough at a glance */
  function rough(seconds: number): string {
    if (seconds < HOUR) return t('minutes', { n: Math.max(1, Math.floor(seconds / MINUTE)) });
    if (seconds < HOURS_UNTIL) return t('hours', { n: Math.floor(seconds / HOUR) });

    return t('days', { n: Math.floor(seconds / DAY) });
  }

  /** `3 Std. 20 Min.`, `2 Tage 4 Std.` */
  function duration(seconds: number): string {
    const hours = Math.floor(seconds / HOUR);
    const minutes = Math.floor((seconds % HOUR) / MINUTE);
    if (seconds < HOUR || (hours < 48 && minutes === 0)) return rough(seconds);
    if (hours < 48) return t('hoursMinutes', { hours, minutes });
    if (hours % 24 === 0) return rough(seconds);

    return t('daysHours', { days: Math.floor(hours / 24), hours: hours % 24 });
  }

  /** `26:04`, hours and minutes on a stopwatch */
  function clock(seconds: number): string {
    const minutes = Math.floor((seconds % HOUR) / MINUTE);
    return `${Math.floor(seconds / HOUR)}:${String(minutes).padStart(2, '0')}`;
  }

  function nearDay(date: Date): 'today' | 'tomorrow' | 'yesterday' | undefined {
    const same = (seconds: number) =>
      parts(date, { dateStyle: 'short' }) ===
      parts(new Date(now.getTime() + seconds * 1000), { dateStyle: 'short' });
    if (same(0)) return 'today';
    if (same(DAY)) return 'tomorrow';
    if (same(-DAY)) return 'yesterday';
  }

  return { time, day, date, stamp, moment, due, left, relative, rough, duration, clock };
}
