import { describe, expect, it } from 'vitest';

import { nameRun } from './name-run';

const dueAt = new Date('2026-12-31T23:30:00Z');

describe('the name of a run', () => {
  it('has the day it was due in it, as its starter writes days and as its zone counts them', () => {
    const title = 'Prüfung {date} {week} {month} {quarter} {year}';
    expect(nameRun(title, dueAt, 'Europe/Berlin', 'de')).toBe(
      'Prüfung 01.01.2027 KW 53/2026 Januar 2027 Q1 2027 2027',
    );
    expect(nameRun(title, dueAt, 'UTC', 'en')).toBe(
      'Prüfung 31/12/2026 week 53/2026 December 2026 Q4 2026 2026',
    );
  });

  it('leaves other words alone and never grows beyond what a name may be', () => {
    expect(nameRun('{toString} {x} {date', dueAt, 'UTC', 'de')).toBe('{toString} {x} {date');
    expect([...nameRun('{month}'.repeat(28), dueAt, 'UTC', 'de')].length).toBe(200);
  });
});
