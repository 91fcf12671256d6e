import { delays, type ModelCondition, type Step } from './reference-deck';

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
  return hasAnswer && step.value === condition.is;
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
