import { currentLane, isFinished, type RunState, type StepState, type Transition } from './run-state';

/**
 * Takes steps up again. What lies in lanes behind the earliest of them goes back to waiting: active and skipped steps
 * always (their condition is asked again), finished ones only when named or with `cascade`. A step whose lane stands
 * behind one that is not done waits for its turn.
 */
export function reopen(
  run: RunState,
  checkpointIds: readonly string[],
  options: { cascade: boolean },
): Transition[] {
  const named = run.steps.filter((step) => checkpointIds.includes(step.id));
  const first = Math.min(...named.map((step) => step.orderIndex));
  const turn = Math.min(first, currentLane(run.steps) ?? first);

  return run.steps.flatMap((step): Transition[] => {
    if (named.includes(step)) {
      const isItsTurn = step.orderIndex === turn;
      return [{ type: isItsTurn ? 'checkpoint.reopened' : 'checkpoint.returned', checkpointId: step.id }];
    }
    return step.orderIndex > first && fallsBack(step, options.cascade)
      ? [{ type: 'checkpoint.returned', checkpointId: step.id }]
      : [];
  });
}

export function canReopen(step: StepState): boolean {
  return step.status === 'completed' || step.status === 'rejected' || step.status === 'skipped';
}

/** Whether somebody has gone on from a step: a later lane holds one that is done, and not merely skipped. */
export function isBuiltUpon(
  step: Pick<StepState, 'orderIndex'>,
  all: readonly Pick<StepState, 'orderIndex' | 'status' | 'onReject'>[],
): boolean {
  return all.some(
    (other) => other.orderIndex > step.orderIndex && other.status !== 'skipped' && isFinished(other),
  );
}

function fallsBack(step: StepState, cascade: boolean): boolean {
  if (step.status === 'active' || step.status === 'skipped') return true;
  return cascade && (step.status === 'completed' || step.status === 'rejected');
}
