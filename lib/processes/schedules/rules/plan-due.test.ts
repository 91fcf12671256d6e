import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Misfire, planDue } from './plan-due';
import { nextOccurrences, type Timing } from './recurrence';

const daily: Timing = {
  rule: { pattern: 'daily', every: 1, time: '08:00' },
  timeZone: 'UTC',
  startsOn: '2026-01-01',
};
const day = (date: number, time = '08:00') => new Date(Date.UTC(2026, 0, date, ...clock(time)));
const clock = (time: string) => time.split(':').map(Number) as [number, number];

describe('what is due', () => {
  it.each(['latest', 'all', 'none'] as const)(
    'is started at its time, whatever the policy: %s',
    (misfire) => {
      expect(planDue(daily, day(3), day(3, '08:01'), misfire)).toEqual({
        missed: [],
        start: { dueAt: day(3), late: false },
        next: day(4),
      });
    },
  );

  it('latest: starts one run, says that it is late, and leaves the others out', () => {
    expect(planDue(daily, day(3), day(5, '20:00'), 'latest')).toEqual({
      missed: [day(3), day(4)],
      start: { dueAt: day(5), late: true },
      next: day(6),
    });
  });

  it('all: starts every one, the oldest first', () => {
    expect(planDue(daily, day(3), day(5, '20:00'), 'all')).toEqual({
      missed: [],
      start: { dueAt: day(3), late: true },
      next: day(4),
    });
  });

  it('none: leaves out what has passed', () => {
    expect(planDue(daily, day(3), day(5, '20:00'), 'none')).toEqual({
      missed: [day(3), day(4), day(5)],
      start: null,
      next: day(6),
    });
    expect(planDue(daily, day(3), day(5, '08:02'), 'none')).toEqual({
      missed: [day(3), day(4)],
      start: { dueAt: day(5), late: false },
      next: day(6),
    });
  });

  it('is dealt with to the last one, however much has gathered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Misfire>('latest', 'all', 'none'),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 23 * 60 }),
        (misfire, days, minutes) => {
          const now = new Date(day(1).getTime() + days * 86_400_000 + minutes * 60_000);
          const handled: Date[] = [];
          const started: Date[] = [];
          for (let due: Date | null = day(1); due && due <= now; ) {
            const plan = planDue(daily, due, now, misfire);
            handled.push(...plan.missed, ...(plan.start ? [plan.start.dueAt] : []));
            if (plan.start) started.push(plan.start.dueAt);
            due = plan.next;
          }
          expect(handled).toEqual([day(1), ...nextOccurrences(daily, day(1), days)]);
          if (misfire === 'all') expect(started).toEqual(handled);
          if (misfire === 'latest') expect(started).toEqual(handled.slice(-1));
          if (misfire === 'none') expect(started).toHaveLength(minutes <= 5 ? 1 : 0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
