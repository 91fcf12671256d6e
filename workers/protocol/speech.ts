import type { PrintOrder } from '@/lib/processes/protocols/take-protocol';

import { english } from './words/english';
import { german, type Words } from './words/german';

export type Speech = ReturnType<typeof speechOf>;

/** The language of one protocol: its words, its moments and numbers. */
export function speechOf({ locale, data }: Pick<PrintOrder, 'locale' | 'data'>) {
  const words: Words = locale === 'de' ? german : english;
  const region = locale === 'de' ? 'de-DE' : 'en-GB';
  const { timeZone } = data.tenant;
  const moments = new Intl.DateTimeFormat(region, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(region, { timeZone: 'UTC', dateStyle: 'medium' });
  const numbers = new Intl.NumberFormat(region, { maximumFractionDigits: 10 });

  /** `21.11.2026, 08:41` */
  function moment(iso: string): string {
    return moments.format(new Date(iso));
  }

  /** `3 Std. 20 Min.` */
  function span(seconds: number): string {
    const minutes = Math.max(1, Math.round(seconds / 60));
    const parts = [
      [words.span.days, Math.floor(minutes / 1440)],
      [words.span.hours, Math.floor((minutes % 1440) / 60)],
      [words.span.minutes, minutes % 60],
    ] as const;
    return parts
      .filter(([, n]) => n > 0)
      .slice(0, 2)
      .map(([text, n]) => fill(text, { n }))
      .join(' ');
  }

  /** What was filled in, as people write it. */
  function filled(value: string | number | boolean | null, type: string): string {
    if (value === null || value === '') return words.nothing;
    if (typeof value === 'boolean') return value ? words.steps.ticked : words.steps.notTicked;
    if (typeof value === 'number') return numbers.format(value);
    return type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? days.format(new Date(value)) : value;
  }

  function answer(value: string | null): string {
    return value === null ? words.nothing : (words.values[value] ?? value);
  }

  return { words, moment, span, filled, answer };
}

/** `{name}` becomes what stands under `name`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
