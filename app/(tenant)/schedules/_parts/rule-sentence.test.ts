import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';

import { catalogue } from '@/app/_i18n/catalogue';

import { ruleSentence } from './rule-sentence';

type Rule = Parameters<typeof ruleSentence>[2]['rule'];

const say = (locale: 'de' | 'en', rule: Rule, startsOn = '2026-03-01') => {
  const t = createTranslator({ locale, messages: catalogue[locale], namespace: 'schedules' });
  return ruleSentence(t as unknown as Parameters<typeof ruleSentence>[0], locale, { rule, startsOn });
};
const time = '08:00';

describe('a rule as a sentence', () => {
  it.each<[Rule, string, string]>([
    [{ pattern: 'daily', every: 1, time }, 'Täglich um 08:00 Uhr', 'Every day at 08:00'],
    [{ pattern: 'daily', every: 10, time }, 'Alle 10 Tage um 08:00 Uhr', 'Every 10 days at 08:00'],
    [
      { pattern: 'weekly', every: 2, time, weekdays: [5, 1] },
      'Alle 2 Wochen am Montag und Freitag um 08:00 Uhr',
      'Every 2 weeks on Monday and Friday at 08:00',
    ],
    [
      { pattern: 'monthly', every: 3, time, day: 'last' },
      'Jedes Quartal am letzten Tag des Monats um 08:00 Uhr',
      'Every quarter on the last day of the month at 08:00',
    ],
    [
      { pattern: 'monthly', every: 1, time, day: 15 },
      'Jeden Monat am 15. um 08:00 Uhr',
      'Every month on day 15 at 08:00',
    ],
    [
      { pattern: 'monthly', every: 12, time, day: 31 },
      'Jedes Jahr am 31. März um 08:00 Uhr',
      'Every year on 31 March at 08:00',
    ],
  ])('%j', (rule, german, english) => {
    expect(say('de', rule)).toBe(german);
    expect(say('en', rule)).toBe(english);
  });

  it('knows no 31st of February', () => {
    const rule: Rule = { pattern: 'monthly', every: 24, time, day: 31 };
    expect(say('de', rule, '2026-02-01')).toBe('Alle 2 Jahre am letzten Tag im Februar um 08:00 Uhr');
  });
});
