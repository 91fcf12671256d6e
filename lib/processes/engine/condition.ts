import type { Condition, ConfirmationType } from '@/db/schema/processes/decks';

import type { StepState } from './run-state';

const valuesByType: Record<ConfirmationType, readonly Condition['is'][]> = {
  simple_ok: ['ok'],
  yes_no: ['yes', 'no'],
  accept_reject: ['accepted'],
};

/** What a step of this type can answer so that the run goes on. */
export function possibleValues(type: ConfirmationType): readonly Condition['is'][] {
  return valuesByType[type];
}

/** A condition about a step that was skipped, or has no answer yet, is not met. */
export function isMet(condition: Condition | null, steps: readonly StepState[]): boolean {
  if (!condition) return true;
  const asked = steps.find((step) => step.key === condition.checkpoint);
  return asked?.status === 'completed' && asked.value === condition.is;
}
