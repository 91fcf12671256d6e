import { delays, type ModelCondition, type ModelStep, type Step } from './reference-deck';
import { holds } from './reference-fields';

export function fresh(step: ModelStep, lane: number): Step {
  return {
    ...step,
    lane,
    state: 'pending',
    value: null,
    values: {},
    signed: new Map(),
    filled: {},
    activation: 0,
    used: 0,
    since: null,
    nextRung: 1,
    climbed: [],
  };
}

/** What those who signed say together: one "no" is enough for a no. */
export function wordOf({ signed }: Step): string {
  const words = [...signed.values()];
  return words.includes('no') ? 'no' : words.at(-1)!;
}

/** The lowest lane with something left to do. */
export function currentLane(steps: Step[]): number | null {
  const open = steps.filter(
    (step) =>
      step.state === 'pending' ||
      step.state === 'active' ||
      (step.state === 'rejected' && step.onReject !== 'continue'),
  );
  return open.length > 0 ? Math.min(...open.map((step) => step.lane)) : null;
}

export function isMet(condition: ModelCondition | null, steps: Step[]): boolean {
  if (condition === null) return true;
  if ('all' in condition) return condition.all.every((part) => isMet(part, steps));
  if ('any' in condition) return condition.any.some((part) => isMet(part, steps));
  if ('not' in condition) return !isMet(condition.not, steps);
  const step = steps.find(({ key }) => key === condition.step)!;
  const hasAnswer = step.state === 'completed' || (step.state === 'rejected' && step.onReject === 'continue');
  if (!hasAnswer) return false;
  if ('is' in condition) return step.value === condition.is;
  return holds(step.values[condition.field], condition.op, condition.value);
}

export function startClock(step: Step, now: number): void {
  step.since ??= now;
}

export function stopClock(step: Step, now: number): void {
  // A clock that was set back takes nothing away.
  if (step.since !== null) step.used += Math.max(0, now - step.since);
  step.since = null;
}

/** Every rung whose moment has come, each once for as long as the step is up. */
export function climb(step: Step, now: number): void {
  if (step.since === null || step.limit === null) return;
  const due = step.since + step.limit - step.used;
  const moments = [due - (step.warn ?? 0), due, due + delays.leads, due + delays.leads + delays.management];
  while (step.nextRung < 4 && moments[step.nextRung]! <= now) {
    step.climbed.push(`${step.activation}.${step.nextRung}`);
    step.nextRung += 1;
  }
}
