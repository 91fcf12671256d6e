import { describe, expect, it } from 'vitest';

import { pausedSeconds } from './stopwatch';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 8, minutes));
const pause = (from: number, until: number | null) => ({
  from: at(from),
  until: until === null ? null : at(until),
});

describe('pausedSeconds', () => {
  it('adds up what lies after the step became active, and counts on while the run stands', () => {
    expect(pausedSeconds(at(0), [pause(10, 20), pause(30, 35)], at(60))).toBe(15 * 60);
    expect(pausedSeconds(at(0), [pause(10, 20), pause(50, null)], at(60))).toBe(20 * 60);
  });

  it('leaves out what was over before the step was open', () => {
    expect(pausedSeconds(at(15), [pause(0, 10), pause(20, 30)], at(60))).toBe(10 * 60);
    expect(pausedSeconds(null, [pause(0, 10)], at(60))).toBe(0);
  });

  it('is never less than nothing when the clock is set back', () => {
    expect(pausedSeconds(at(0), [pause(50, null)], at(10))).toBe(0);
    expect(pausedSeconds(at(0), [pause(50, 20)], at(10))).toBe(0);
  });
});
