import type { Problem } from '@/lib/platform/core/domain-error';

import { answersOf, type DraftCheckpoint, type DraftCondition } from '../inputs';

/** A step with its place, as far as a condition is concerned. */
export type PlacedStep = {
  pointer: string;
  lane: number;
  position: number;
  key: string;
  title: string;
  /** Null where a file names no kind that exists; then every answer may be asked for. */
  confirmationType: DraftCheckpoint['confirmationType'] | null;
  condition: DraftCondition | null;
};

/** A condition may only ask for an answer that a step of an earlier lane can give; so no circle can be built. */
export function checkConditions(steps: readonly PlacedStep[]): Problem[] {
  const byKey = new Map(steps.toReversed().map((step) => [step.key, step]));
  return steps.flatMap((step) => (step.condition ? checkOne(step, step.condition, byKey) : []));
}

function checkOne(step: PlacedStep, condition: DraftCondition, byKey: Map<string, PlacedStep>): Problem[] {
  const asked = byKey.get(condition.checkpoint);
  const params = { ...placeOf(step), is: condition.is, other: asked?.title || condition.checkpoint };
  const problem = (code: string, message: string) => [{ pointer: step.pointer, code, message, params }];

  if (!asked) {
    return problem(
      'condition_unknown',
      `The condition names "${condition.checkpoint}", which does not exist.`,
    );
  }
  if (asked.lane >= step.lane) {
    return problem('condition_not_earlier', `"${condition.checkpoint}" is not in an earlier lane.`);
  }
  if (!asked.confirmationType) return [];
  if (!(answersOf[asked.confirmationType] as readonly string[]).includes(condition.is)) {
    return problem('condition_impossible', `"${condition.checkpoint}" can never give "${condition.is}".`);
  }
  return [];
}

/** What a sentence needs to name a step, also one without a title: lane and position counted from 1. */
export function placeOf(step: { title: string; lane: number; position: number }) {
  return { title: step.title, lane: step.lane + 1, position: step.position + 1 };
}
