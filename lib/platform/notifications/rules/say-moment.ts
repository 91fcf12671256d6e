import type { MailLocale } from './mail-words';

/** `Mo 2. Nov., 14:00`: never "tomorrow", as nobody knows when a mail is read. The year only where it is another one. */
export function sayMoment(iso: string, locale: MailLocale, timeZone: string, now: Date): string {
  const region = locale === 'de' ? 'de-DE' : 'en-GB';
  const moment = new Date(iso);
  const part = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, { timeZone, ...options }).format(date);

  const weekday = part(moment, { weekday: 'short' }).replace(/[.,]/g, '');
  const isThisYear = part(moment, { year: 'numeric' }) === part(now, { year: 'numeric' });
  const day = part(moment, { day: 'numeric', month: 'short', year: isThisYear ? undefined : 'numeric' });
  return `${weekday} ${day}, ${part(moment, { hour: '2-digit', minute: '2-digit' })}`;
}

/** A day without a time, the same wherever it is read: `2. Nov. 2026`. */
export function sayDay(day: string, locale: MailLocale): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    dateStyle: 'medium',
  }).format(new Date(day));
}
