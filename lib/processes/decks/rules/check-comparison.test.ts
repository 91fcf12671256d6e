import { describe, expect, it } from 'vitest';

import { draftOf, draftStep } from '@/tests/factories/draft';

import { conditionInput, type DraftCondition, type DraftField } from '../inputs';
import { faultOfComparison } from './check-comparison';
import { validateDraft } from './validate-draft';

type Leaf = Extract<DraftCondition, { field: string }>;
const OPERATOR = 'condition_operator_impossible';
const MISSING = 'condition_value_missing';
const VALUE = 'condition_value_impossible';

describe('a condition on a field', () => {
  it.each<[DraftField['type'], Leaf['op'], Leaf['value'], string | null]>([
    ['text', 'eq', 'Hall 7', null],
    ['text', 'contains', 'Hall', null],
    ['text', 'lt', 'Hall', OPERATOR],
    ['text', 'eq', 7, VALUE],
    ['text', 'ne', ' ', MISSING],
    ['text', 'contains', undefined, MISSING],
    ['text', 'empty', undefined, null],
    ['text', 'empty', 'x', VALUE],
    ['long_text', 'contains', 'Hall', null],
    ['number', 'gte', 2.5, null],
    ['number', 'gte', '2.5', VALUE],
    ['number', 'contains', 2, OPERATOR],
    ['number', 'lt', undefined, MISSING],
    ['date', 'lte', '2028-02-29', null],
    ['date', 'ne', '2026-10-01', null],
    ['date', 'eq', '2026-02-30', VALUE],
    ['date', 'gt', '01.10.2026', VALUE],
    ['date', 'gt', '', MISSING],
    ['select', 'eq', 'red', null],
    ['select', 'eq', 'pink', VALUE],
    ['select', 'gt', 'red', OPERATOR],
    ['checkbox', 'eq', true, null],
    ['checkbox', 'ne', false, null],
    ['checkbox', 'eq', 'true', VALUE],
    ['checkbox', 'eq', undefined, MISSING],
    ['checkbox', 'empty', undefined, OPERATOR],
  ])('%s %s %s is %s', (type, op, value, fault) => {
    expect(faultOfComparison({ field: 'a.f', op, value }, { type, options: ['red', 'green'] })).toBe(fault);
  });

  it('keeps a draft from being published, also where the field does not exist', () => {
    const fields = [{ key: 'f', label: 'Amount', type: 'number' as const, required: false, options: [] }];
    const asking = (condition: DraftCondition) =>
      validateDraft(draftOf([[draftStep('a', { fields })], [draftStep('b', { condition })]]), {
        users: new Map(),
        departments: new Map(),
        decks: new Map(),
      }).problems;
    expect(asking({ field: 'a.f', op: 'gt', value: 3 })).toEqual([]);
    expect(asking({ all: [{ not: { field: 'a.f', op: 'gt', value: 'many' } }] })).toMatchObject([
      { pointer: '/lanes/1/checkpoints/0', code: VALUE, params: { other: 'Step a', field: 'Amount' } },
    ]);
    expect(asking({ field: 'a.g', op: 'empty' })).toMatchObject([{ code: 'condition_field_unknown' }]);
  });
});

describe('the size of a condition', () => {
  it('is counted over the whole tree', () => {
    const leaf = { checkpoint: 'a', is: 'ok' as const };
    const of = (count: number): DraftCondition => ({ any: Array.from({ length: count }, () => leaf) });
    expect(conditionInput.safeParse({ all: [of(10), { not: of(10) }] }).success).toBe(true);
    const tooMany = conditionInput.safeParse({ all: [of(10), { not: of(11) }] });
    expect(tooMany.error?.issues).toMatchObject([
      { path: [], params: { code: 'condition_too_large' }, message: 'at most 20 parts' },
    ]);
  });
});
