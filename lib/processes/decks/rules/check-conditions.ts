import type { Problem } from '@/lib/platform/core/domain-error';

import {
  answersOfStep,
  type DraftCheckpoint,
  type DraftCondition,
  type DraftField,
  splitField,
} from '../inputs';
import { faultOfComparison } from './check-comparison';

/** A step with its place, as far as a condition is concerned. */
export type PlacedStep = {
  pointer: string;
  lane: number;
  position: number;
  key: string;
  title: string;
  /** Null where a file names no kind that exists; then every answer may be asked for. */
  confirmationType: DraftCheckpoint['confirmationType'] | null;
  onReject: DraftCheckpoint['onReject'];
  subDeckId: DraftCheckpoint['subDeckId'];
  fields: readonly Pick<DraftField, 'key' | 'label' | 'type' | 'options'>[];
  condition: DraftCondition | null;
};

/** A condition may only ask for an answer that a step of an earlier lane can give; so no circle can be built. */
export function checkConditions(steps: readonly PlacedStep[]): Problem[] {
  const byKey = new Map(steps.toReversed().map((step) => [step.key, step]));
  return steps.flatMap((step) => (step.condition ? checkOne(step, step.condition, byKey) : []));
}

function checkOne(step: PlacedStep, condition: DraftCondition, byKey: Map<string, PlacedStep>): Problem[] {
  if ('all' in condition) return condition.all.flatMap((part) => checkOne(step, part, byKey));
  if ('any' in condition) return condition.any.flatMap((part) => checkOne(step, part, byKey));
  if ('not' in condition) return checkOne(step, condition.not, byKey);

  const [key, field] = 'field' in condition ? splitField(condition.field) : [condition.checkpoint];
  const asked = byKey.get(key);
  const is = 'is' in condition ? condition.is : '';
  const params = { ...placeOf(step), is, other: asked?.title || key };
  const problem = (code: string, message: string, more: Record<string, string> = {}) => [
    { pointer: step.pointer, code, message, params: { ...params, ...more } },
  ];

  if (!asked) return problem('condition_unknown', `The condition names "${key}", which does not exist.`);
  if (asked.lane >= step.lane) return problem('condition_not_earlier', `"${key}" is not in an earlier lane.`);
  if ('field' in condition) {
    const found = asked.fields.find((each) => each.key === field);
    if (!found) return problem('condition_field_unknown', `"${key}" has no field "${field}".`);
    const fault = faultOfComparison(condition, found);
    const message = `"${condition.field}" can never be compared like this.`;
    return fault ? problem(fault, message, { field: found.label || found.key }) : [];
  }
  return canGive(asked, is) ? [] : problem('condition_impossible', `"${key}" can never give "${is}".`);
}

function canGive({ confirmationType, ...step }: PlacedStep, answer: string): boolean {
  if (!confirmationType) return true;
  return (answersOfStep({ ...step, confirmationType }) as readonly string[]).includes(answer);
}

/** What a sentence needs to name a step, also one without a title: lane and position counted from 1. */
export function placeOf(step: { title: string; lane: number; position: number }) {
  return { title: step.title, lane: step.lane + 1, position: step.position + 1 };
}
