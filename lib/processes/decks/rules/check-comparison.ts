import { z } from 'zod';

import type { FieldValue } from '@/db/schema/processes/decks';

import { type DraftCondition, type DraftField, operatorsOf } from '../inputs';

type Comparison = Extract<DraftCondition, { field: string }>;

/** Why a field can never be compared like this; null where it can. */
export function faultOfComparison(
  { op, value }: Comparison,
  field: Pick<DraftField, 'type' | 'options'>,
): 'condition_operator_impossible' | 'condition_value_missing' | 'condition_value_impossible' | null {
  if (!operatorsOf[field.type].includes(op)) return 'condition_operator_impossible';
  if (op === 'empty') return value === undefined ? null : 'condition_value_impossible';
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return 'condition_value_missing';
  }
  return canHold(field, value) ? null : 'condition_value_impossible';
}

function canHold({ type, options }: Pick<DraftField, 'type' | 'options'>, value: FieldValue): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'checkbox') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (type === 'date') return z.iso.date().safeParse(value).success;
  return type !== 'select' || options.includes(value);
}
