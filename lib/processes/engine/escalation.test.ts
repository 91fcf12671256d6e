import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultDelays, firstRung, rungMoment, rungs } from './escalation';

const due = new Date('2026-03-02T10:00:00Z');

describe('the ladder', () => {
  it('begins with the warning where there is one', () => {
    expect(firstRung(600)).toBe(rungs.warning);
    expect(firstRung(null)).toBe(rungs.overdue);
  });

  it('tells its moments from the due time', () => {
    const at = (rung: number) => rungMoment(rung, due, 3600, { leadsMinutes: 30, managementMinutes: 90 });
    expect([0, 1, 2, 3, 4].map((rung) => at(rung)?.toISOString().slice(11, 16))).toEqual([
      '09:00',
      '10:00',
      '10:30',
      '12:00',
      undefined,
    ]);
  });

  it('is climbed upwards, whatever the delays', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 6),
        fc.nat(10 ** 5),
        fc.nat(10 ** 5),
        (warn, leadsMinutes, managementMinutes) => {
          const moments = [0, 1, 2, 3].map((rung) =>
            rungMoment(rung, due, warn, { leadsMinutes, managementMinutes })!.getTime(),
          );
          expect(moments).toEqual(moments.toSorted((one, other) => one - other));
        },
      ),
    );
    expect(rungMoment(4, due, 60, defaultDelays)).toBeNull();
  });
});
