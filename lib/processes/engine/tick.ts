import { isMet } from './condition';
import { reduce } from './reduce';
import { currentLane, type RunState, type StepState, type Transition } from './run-state';

/**
 * What has to happen now, given where the run stands. Pure and idempotent: applied, it leaves nothing for a second
 * tick. Only an active run ticks.
 */
export function tick(run: RunState, now: Date): Transition[] {
  if (run.status !== 'active') return [];
  const lane = currentLane(run.steps);
  if (lane === null) return [{ type: run.needsApproval ? 'run.awaiting_final_approval' : 'run.completed' }];

  const due = run.steps.filter((step) => step.orderIndex === lane && step.status === 'pending');
  const opened = due.map((step) => opening(step, run.steps));
  // A lane that was skipped whole is passed in the same tick.
  const passed = opened.length > 0 && opened.every((transition) => transition.type === 'checkpoint.skipped');
  return passed
    ? [
        ...opened,
        ...tick(
          opened.reduce((state, t) => reduce(state, t, now), run),
          now,
        ),
      ]
    : opened;
}

/** Takes a decision into the run and lets the run go on from there. */
export function advance(
  run: RunState,
  decided: readonly Transition[],
  now: Date,
): { run: RunState; transitions: Transition[] } {
  const after = decided.reduce((state, transition) => reduce(state, transition, now), run);
  const followed = tick(after, now);
  return {
    run: followed.reduce((state, transition) => reduce(state, transition, now), after),
    transitions: [...decided, ...followed],
  };
}

function opening(step: StepState, steps: readonly StepState[]): Transition {
  return {
    type: isMet(step.condition, steps) ? 'checkpoint.activated' : 'checkpoint.skipped',
    checkpointId: step.id,
  };
}
