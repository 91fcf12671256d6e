import { describe, expect, it } from 'vitest';

import type { Condition, FieldValue } from '@/db/schema/processes/decks';

import { isMet } from './condition';
import type { StepState } from './run-state';

const step = (key: string, more: Partial<StepState>): StepState => ({
  id: key,
  key,
  title: '',
  orderIndex: 0,
  confirmationType: 'yes_no',
  condition: null,
  onReject: 'wait',
  status: 'completed',
  value: 'yes',
  fieldValues: {},
  activation: 1,
  stopwatch: { limitSeconds: null, activatedAt: null, accumulatedSeconds: 0 },
  ...more,
});
const yes: Condition = { checkpoint: 'a', is: 'yes' };
const no: Condition = { checkpoint: 'a', is: 'no' };
const steps = [step('a', {}), step('skipped', { status: 'skipped', value: null })];

describe('isMet', () => {
  it('joins, groups and turns around', () => {
    expect(isMet({ all: [yes, { not: no }] }, steps)).toBe(true);
    expect(isMet({ all: [yes, no] }, steps)).toBe(false);
    expect(isMet({ any: [no, { all: [yes, yes] }] }, steps)).toBe(true);
    expect(isMet({ any: [no, no] }, steps)).toBe(false);
    expect(isMet({ not: { not: yes } }, steps)).toBe(true);
  });

  it('is false about a step that was skipped, waits, or does not exist', () => {
    for (const checkpoint of ['skipped', 'gone']) {
      expect(isMet({ checkpoint, is: 'yes' }, steps)).toBe(false);
      expect(isMet({ field: `${checkpoint}.x`, op: 'empty' }, steps)).toBe(false);
    }
    expect(isMet(yes, [step('a', { status: 'active' })])).toBe(false);
  });

  it('knows a rejection only where the run goes on after it', () => {
    const rejected: Condition = { checkpoint: 'a', is: 'rejected' };
    const state = { status: 'rejected', value: 'rejected' } as const;
    expect(isMet(rejected, [step('a', state)])).toBe(false);
    expect(isMet(rejected, [step('a', { ...state, onReject: 'continue' })])).toBe(true);
  });

  it.each<[FieldValue | undefined, string, FieldValue | undefined, boolean]>([
    [5, 'gt', 4, true],
    [5, 'gt', 5, false],
    [5, 'gte', 5, true],
    [5, 'lt', 10, true],
    [5, 'lte', 4, false],
    [5, 'eq', 5, true],
    [5, 'eq', '5', false],
    ['Rot', 'eq', 'rot ', true],
    ['Rot', 'ne', 'blau', true],
    ['Rotes Blech', 'contains', 'BLECH', true],
    ['2026-02-01', 'lt', '2026-10-01', true],
    ['hall 7', 'lte', 'Hall 7', true],
    ['hall 7', 'gt', 'Hall 7', false],
    ['Zone', 'gt', 'area', true],
    [true, 'eq', true, true],
    [true, 'gt', false, false],
    [5, 'gt', '4', false],
    [undefined, 'empty', undefined, true],
    ['', 'empty', undefined, true],
    ['x', 'empty', undefined, false],
    [undefined, 'eq', 'x', false],
    [undefined, 'ne', 'x', false],
  ])('%j %s %j is %s', (value, op, other, expected) => {
    const filled = step('a', { fieldValues: value === undefined ? {} : { f: value } });
    expect(isMet({ field: 'a.f', op, value: other } as Condition, [filled])).toBe(expected);
  });
});
