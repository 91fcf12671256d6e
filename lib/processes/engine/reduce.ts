import type { RunState, StepState, Transition } from './run-state';
import { startStopwatch, stopStopwatch } from './stopwatch';

/** The run after one transition. Steps that did not change keep their identity, so that only the others are written. */
export function reduce(run: RunState, transition: Transition, now: Date): RunState {
  switch (transition.type) {
    case 'run.started':
      return { ...run, status: 'active' };
    case 'run.resumed':
      return {
        ...run,
        status: 'active',
        steps: eachActive(run.steps, (step) => withClock(step, startStopwatch, now)),
      };
    case 'run.paused':
      return {
        ...run,
        status: 'paused',
        steps: eachActive(run.steps, (step) => withClock(step, stopStopwatch, now)),
      };
    case 'run.cancelled':
      return {
        ...run,
        status: 'cancelled',
        steps: eachActive(run.steps, (step) => withClock(step, stopStopwatch, now)),
      };
    case 'run.awaiting_final_approval':
      return { ...run, status: 'awaiting_final_approval' };
    case 'run.completed':
      return { ...run, status: 'completed' };
    case 'run.rejected':
      return { ...run, status: 'rejected' };
    case 'run.reworked':
      return { ...run, status: 'active', approvalRound: run.approvalRound + 1 };
    default:
      return {
        ...run,
        steps: run.steps.map((step) =>
          step.id === transition.checkpointId ? changed(step, transition, now) : step,
        ),
      };
  }
}

type StepTransition = Extract<Transition, { checkpointId: string }>;

function changed(step: StepState, transition: StepTransition, now: Date): StepState {
  switch (transition.type) {
    case 'checkpoint.activated':
    case 'checkpoint.reopened':
      return {
        ...step,
        status: 'active',
        value: null,
        fieldValues: {},
        activation: step.activation + 1,
        stopwatch: startStopwatch(step.stopwatch, now),
      };
    case 'checkpoint.confirmed':
      return {
        ...stopped(step, now),
        status: 'completed',
        value: transition.value,
        fieldValues: transition.fields ?? {},
      };
    case 'checkpoint.rejected':
      return { ...stopped(step, now), status: 'rejected', value: transition.value ?? 'rejected' };
    case 'checkpoint.skipped':
      return { ...stopped(step, now), status: 'skipped', value: null };
    case 'checkpoint.returned':
      return { ...stopped(step, now), status: 'pending', value: null, fieldValues: {} };
  }
}

function stopped(step: StepState, now: Date): StepState {
  return withClock(step, stopStopwatch, now);
}

function withClock(step: StepState, turn: typeof startStopwatch, now: Date): StepState {
  return { ...step, stopwatch: turn(step.stopwatch, now) };
}

function eachActive(steps: readonly StepState[], change: (step: StepState) => StepState): StepState[] {
  return steps.map((step) => (step.status === 'active' ? change(step) : step));
}
