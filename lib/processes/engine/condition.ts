import type { Condition, FieldOperator, FieldValue } from '@/db/schema/processes/decks';

import { splitField } from '@/lib/processes/decks/inputs';

import type { StepState } from './run-state';

/**
 * Whether a condition holds. What is said about a step that was skipped, or has no answer yet, is false; `not`
 * turns that around like any other answer.
 */
export function isMet(condition: Condition | null, steps: readonly StepState[]): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((part) => isMet(part, steps));
  if ('any' in condition) return condition.any.some((part) => isMet(part, steps));
  if ('not' in condition) return !isMet(condition.not, steps);
  if ('checkpoint' in condition) {
    const asked = steps.find((step) => step.key === condition.checkpoint);
    return asked !== undefined && isAnswered(asked) && asked.value === condition.is;
  }
  const [key, field] = splitField(condition.field);
  const asked = steps.find((step) => step.key === key);
  return asked !== undefined && isAnswered(asked) && compares(asked.fieldValues[field], condition);
}

function isAnswered(step: StepState): boolean {
  return step.status === 'completed' || (step.status === 'rejected' && step.onReject === 'continue');
}

function compares(value: FieldValue | undefined, leaf: { op: FieldOperator; value?: FieldValue }): boolean {
  if (leaf.op === 'empty') return value === undefined || value === '';
  if (value === undefined || leaf.value === undefined) return false;
  switch (leaf.op) {
    case 'eq':
      return same(value, leaf.value);
    case 'ne':
      return !same(value, leaf.value);
    case 'contains':
      return plain(value).includes(plain(leaf.value));
    default:
      return ordered(leaf.op, value, leaf.value);
  }
}

/** Numbers by size, dates (`2026-01-31`) and texts by their letters; different kinds have no order. */
function ordered(op: 'lt' | 'lte' | 'gt' | 'gte', value: FieldValue, other: FieldValue): boolean {
  if (typeof value !== typeof other || typeof value === 'boolean') return false;
  const [one, two] = typeof value === 'number' ? [value, other] : [plain(value), plain(other)];
  if (op === 'lt') return one < two;
  if (op === 'lte') return one <= two;
  return op === 'gt' ? one > two : one >= two;
}

function same(value: FieldValue, other: FieldValue): boolean {
  return typeof value === typeof other && plain(value) === plain(other);
}

/** Case is no difference somebody who writes a rule would mean. */
function plain(value: FieldValue): string {
  return String(value).trim().toLocaleLowerCase('de');
}
