import { currentLane, type RunState, type StepState, type Transition } from './run-state';

/**
 * Takes steps up again. Those of the earliest lane become active; what lies in later lanes goes back to waiting:
 * active and skipped steps always (their condition is asked again), finished ones only when named or with `cascade`.
 */
export function reopen(
  run: RunState,
  checkpointIds: readonly string[],
  options: { cascade: boolean },
): Transition[] {
  const named = run.steps.filter((step) => checkpointIds.includes(step.id));
  const earliest = Math.min(
    ...named.map((step) => step.orderIndex),
    currentLane(run.steps) ?? Number.POSITIVE_INFINITY,
  );

  return run.steps.flatMap((step): Transition[] => {
    const isNamed = named.includes(step);
    if (isNamed && step.orderIndex === earliest)
      return [{ type: 'checkpoint.reopened', checkpointId: step.id }];
    if (step.orderIndex <= earliest) return [];
    return isNamed || fallsBack(step, options.cascade)
      ? [{ type: 'checkpoint.returned', checkpointId: step.id }]
      : [];
  });
}

export function canReopen(step: StepState): boolean {
  return step.status === 'completed' || step.status === 'rejected' || step.status === 'skipped';
}

function fallsBack(step: StepState, cascade: boolean): boolean {
  if (step.status === 'active' || step.status === 'skipped') return true;
  return cascade && (step.status === 'completed' || step.status === 'rejected');
}
