import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';

import { catalogue } from './catalogue';
import type { Locale } from './locale';
import { createWhen } from './when';

const NOW = new Date('2026-11-03T09:00:00Z');
const HOUR = 3600_000;

describe('moments and spans in words', () => {
  const de = when('de');
  const en = when('en');

  it('names days', () => {
    expect(de.day(new Date('2026-11-02T09:00:00Z'))).toBe('Mo 2. Nov.');
    expect(de.day(new Date('2025-12-24T09:00:00Z'))).toBe('Mi 24. Dez. 2025');
    expect(en.day(new Date('2026-11-02T09:00:00Z'))).toBe('Mon 2 Nov');
  });

  it('stamps in the time zone of the person', () => {
    expect(de.stamp(new Date('2026-11-02T07:41:00Z'))).toBe('02.11. 08:41');
    expect(en.stamp(new Date('2026-11-02T07:41:00Z'))).toBe('02/11 08:41');
  });

  it('says when something is due', () => {
    expect(de.due(new Date('2026-11-04T13:00:00Z'))).toBe('fällig morgen 14:00');
    expect(de.due(new Date('2026-11-03T08:00:00Z'))).toBe('war fällig heute 09:00');
    expect(de.moment(new Date('2026-11-09T13:00:00Z'))).toBe('Mo 9. Nov., 14:00');
    expect(en.due(new Date('2026-11-04T13:00:00Z'))).toBe('due tomorrow 14:00');
  });

  it('says what is left, and what is over', () => {
    expect(de.left(inHours(3.5))).toBe('noch 3 Std.');
    expect(de.left(inHours(-2.1))).toBe('2 Std. überfällig');
    expect(de.left(inHours(72))).toBe('noch 3 Tage');
    expect(en.left(inHours(0.5))).toBe('30 min left');
  });

  it('looks back', () => {
    expect(de.relative(inHours(0))).toBe('gerade eben');
    expect(de.relative(inHours(-3))).toBe('vor 3 Std.');
    expect(de.relative(inHours(-50))).toBe('vor 2 Tagen');
    expect(de.relative(inHours(0.75))).toBe('in 45 Min.');
  });

  it('measures', () => {
    expect(de.duration(12_000)).toBe('3 Std. 20 Min.');
    expect(de.duration(52 * 3600)).toBe('2 Tage 4 Std.');
    expect(de.duration(20)).toBe('1 Min.');
    expect(de.clock(93_840)).toBe('26:04');
  });
});

function inHours(hours: number): Date {
  return new Date(NOW.getTime() + hours * HOUR);
}

function when(locale: Locale) {
  const t = createTranslator({ locale, messages: catalogue[locale], namespace: 'time' });
  return createWhen({ t, locale, timeZone: 'Europe/Berlin', now: NOW });
}
