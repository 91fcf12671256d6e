import type { Condition, FormField } from '@/db/schema/processes/decks';

import { choices, type ModelCondition, type ModelField } from './reference-deck';

export function toCondition(condition: ModelCondition | null): Condition | null {
  if (condition === null) return null;
  if ('all' in condition) return { all: condition.all.map((part) => toCondition(part)!) };
  if ('any' in condition) return { any: condition.any.map((part) => toCondition(part)!) };
  if ('not' in condition) return { not: toCondition(condition.not)! };
  if ('is' in condition) return { checkpoint: condition.step, is: condition.is as 'ok' };
  const { step, field, op, value } = condition;
  return { field: `${step}.${field}`, op, ...(op !== 'empty' && { value }) };
}

export function toField({ key, kind, required }: ModelField): FormField {
  return { key, label: key, type: kind, required, options: kind === 'select' ? choices : [] };
}
