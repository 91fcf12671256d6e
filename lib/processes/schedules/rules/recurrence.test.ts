import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dueBetween, nextOccurrences, type Timing } from './recurrence';

const berlin = { timeZone: 'Europe/Berlin', startsOn: '2026-01-01' };
const at = (iso: string) => new Date(iso);
const times = (timing: Timing, after: string, count = 5) =>
  nextOccurrences(timing, at(after), count).map((moment) => moment.toISOString().slice(0, 16));

/** How a moment reads on the wall of a zone. */
function wall(moment: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)!.value;
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

describe('a schedule', () => {
  it('is due every n days, counted from its first', () => {
    const timing: Timing = { ...berlin, rule: { pattern: 'daily', every: 3, time: '08:00' } };
    expect(times(timing, '2025-01-01T00:00Z', 3)).toEqual([
      '2026-01-01T07:00',
      '2026-01-04T07:00',
      '2026-01-07T07:00',
    ]);
    expect(times(timing, '2026-01-04T07:00Z', 1)).toEqual(['2026-01-07T07:00']);
  });

  it('is due on its weekdays of every n-th week', () => {
    const rule = { pattern: 'weekly', every: 2, time: '08:00', weekdays: [5, 1] } as const;
    const timing: Timing = { ...berlin, rule: { ...rule, weekdays: [5, 1] } };
    // The first of January 2026 is a Thursday: its Monday is before the first day, its Friday is not.
    expect(times(timing, '2025-01-01T00:00Z', 4)).toEqual([
      '2026-01-02T07:00',
      '2026-01-12T07:00',
      '2026-01-16T07:00',
      '2026-01-26T07:00',
    ]);
  });

  it('takes the last day of a month that is shorter, and comes back to its own day', () => {
    const timing: Timing = { ...berlin, rule: { pattern: 'monthly', every: 1, time: '12:00', day: 31 } };
    expect(times(timing, '2026-01-15T00:00Z', 4)).toEqual([
      '2026-01-31T11:00',
      '2026-02-28T11:00',
      '2026-03-31T10:00',
      '2026-04-30T10:00',
    ]);
    const last: Timing = { ...timing, rule: { pattern: 'monthly', every: 1, time: '12:00', day: 'last' } };
    expect(times(last, '2028-02-01T00:00Z', 2)).toEqual(['2028-02-29T11:00', '2028-03-31T10:00']);
  });

  it('every twelfth month on a 31st of February is the last of February', () => {
    const timing: Timing = {
      timeZone: 'UTC',
      startsOn: '2026-02-01',
      rule: { pattern: 'monthly', every: 12, time: '09:00', day: 31 },
    };
    expect(times(timing, '2026-01-01T00:00Z', 3)).toEqual([
      '2026-02-28T09:00',
      '2027-02-28T09:00',
      '2028-02-29T09:00',
    ]);
  });

  it('stays in its quarter, whenever it is asked', () => {
    const timing: Timing = {
      ...berlin,
      startsOn: '2026-01-31',
      rule: { pattern: 'monthly', every: 3, time: '06:00', day: 'last' },
    };
    const quarters = ['2026-04-30T04:00', '2026-07-31T04:00', '2026-10-31T05:00'];
    expect(times(timing, '2026-02-01T00:00Z', 3)).toEqual(quarters);
    expect(times(timing, '2026-04-30T03:59Z', 3)).toEqual(quarters);
  });

  it('ends with its last day, which still counts', () => {
    const timing: Timing = {
      ...berlin,
      endsOn: '2026-01-03',
      rule: { pattern: 'daily', every: 1, time: '23:59' },
    };
    expect(times(timing, '2026-01-01T00:00Z', 9)).toEqual([
      '2026-01-01T22:59',
      '2026-01-02T22:59',
      '2026-01-03T22:59',
    ]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00'],
    ['America/New_York', '2026-03-08', '02:15', '2026-03-08T07:00'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30'],
  ])('takes the first minute after the gap in %s', (timeZone, startsOn, time, expected) => {
    const timing: Timing = { timeZone, startsOn, rule: { pattern: 'daily', every: 1, time } };
    expect(times(timing, '2026-01-01T00:00Z', 1)).toEqual([expected]);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30', '2026-10-26T01:30'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30', '2026-11-02T06:30'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45', '2026-04-05T15:15'],
  ])('takes the first of two passes in %s, and only that', (timeZone, startsOn, time, first, second) => {
    const timing: Timing = { timeZone, startsOn, rule: { pattern: 'daily', every: 1, time } };
    expect(times(timing, '2026-01-01T00:00Z', 2)).toEqual([first, second]);
    // Asked between the two passes, the day is done.
    expect(times(timing, `${first}Z`, 1)).toEqual([second]);
  });

  it('comes once where a zone has left out a whole day', () => {
    const timing: Timing = {
      timeZone: 'Pacific/Apia',
      startsOn: '2011-12-29',
      rule: { pattern: 'daily', every: 1, time: '00:00' },
    };
    expect(times(timing, '2011-12-01T00:00Z', 3)).toEqual([
      '2011-12-29T10:00',
      '2011-12-30T10:00',
      '2011-12-31T10:00',
    ]);
  });
});

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const isoDay = fc
  .date({ min: at('2019-06-01T00:00Z'), max: at('2040-01-01T00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
// Most nights are dull; these are when clocks move.
const nightly = fc.oneof(
  time,
  fc.constantFrom('00:00', '01:30', '02:00', '02:15', '02:30', '02:59', '03:00'),
);
const every = fc.integer({ min: 1, max: 14 });
const rule: fc.Arbitrary<Timing['rule']> = fc.oneof(
  fc.record({ pattern: fc.constant('daily' as const), every, time: nightly }),
  fc.record({
    pattern: fc.constant('weekly' as const),
    every,
    time: nightly,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  }),
  fc.record({
    pattern: fc.constant('monthly' as const),
    every,
    time: nightly,
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
  }),
);
const timing: fc.Arbitrary<Timing> = fc.record({
  rule,
  timeZone: fc.constantFrom(...zones),
  startsOn: isoDay,
  endsOn: fc.constant(null),
});
const moment = fc.date({
  min: at('2019-01-01T00:00Z'),
  max: at('2041-01-01T00:00Z'),
  noInvalidDate: true,
});
const RUNS = 400;

/** Whether the zone's clocks leave out this time of this day: no moment of two days around it reads like that. */
function isLeftOut(day: string, time: string, timeZone: string): boolean {
  const noon = at(`${day}T12:00Z`).getTime();
  const offsets = [-26, -20, -14, -8, -2, 4, 10, 16, 22, 26].map((hours) => {
    const moment = new Date(noon + hours * 3_600_000);
    const { day: d, time: t } = wall(moment, timeZone);
    return at(`${d}T${t}Z`).getTime() - Math.floor(moment.getTime() / 60_000) * 60_000;
  });
  return ![...new Set(offsets)].some((offset) => {
    const read = wall(new Date(at(`${day}T${time}Z`).getTime() - offset), timeZone);
    return read.day === day && read.time === time;
  });
}

describe('every schedule', () => {
  it('comes in order, never twice, never before its first day', () => {
    fc.assert(
      fc.property(timing, moment, (timing, after) => {
        const found = nextOccurrences(timing, after, 30);
        expect(found).toHaveLength(30);
        found.forEach((each, index) => {
          expect(each.getTime()).toBeGreaterThan((found[index - 1] ?? after).getTime());
          expect(wall(each, timing.timeZone).day >= timing.startsOn).toBe(true);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('shows its time of day on the wall, except where the clock leaves it out', () => {
    fc.assert(
      fc.property(timing, moment, (timing, after) => {
        for (const each of nextOccurrences(timing, after, 40)) {
          const { day, time } = wall(each, timing.timeZone);
          if (time === timing.rule.time) continue;
          expect(isLeftOut(day, timing.rule.time, timing.timeZone)).toBe(true);
          // The first minute there is: one minute earlier the wall showed a time before the one that was wanted.
          expect(wall(new Date(each.getTime() - 60_000), timing.timeZone).time < timing.rule.time).toBe(true);
          expect(time > timing.rule.time).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('falls on the days its rule names', () => {
    fc.assert(
      fc.property(timing, moment, (timing, after) => {
        const { rule, startsOn } = timing;
        for (const each of nextOccurrences(timing, after, 20)) {
          const day = at(`${wall(each, timing.timeZone).day}T00:00Z`);
          const first = at(`${startsOn}T00:00Z`);
          const days = Math.round((day.getTime() - first.getTime()) / 86_400_000);
          if (rule.pattern === 'daily') expect(days % rule.every).toBe(0);
          if (rule.pattern === 'weekly') {
            expect(rule.weekdays).toContain(day.getUTCDay() || 7);
            const weeks = Math.floor((days + ((first.getUTCDay() + 6) % 7)) / 7);
            expect(weeks % rule.every).toBe(0);
          }
          if (rule.pattern === 'monthly') {
            const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
            expect(day.getUTCDate()).toBe(rule.day === 'last' ? length : Math.min(rule.day, length));
            const months =
              (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth();
            expect(months % rule.every).toBe(0);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('says the same from wherever it is asked', () => {
    fc.assert(
      fc.property(timing, moment, fc.integer({ min: 0, max: 18 }), (timing, after, steps) => {
        const found = nextOccurrences(timing, after, 20);
        const middle = found[steps]!;
        expect(nextOccurrences(timing, middle, 19 - steps)).toEqual(found.slice(steps + 1));
        expect(dueBetween(timing, after, middle, 100)).toEqual(found.slice(0, steps + 1));
      }),
      { numRuns: RUNS },
    );
  });
});
