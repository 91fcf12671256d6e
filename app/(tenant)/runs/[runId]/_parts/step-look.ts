import type { SegmentState } from '@/app/_ui/segments';
import type { Tone } from '@/app/_ui/tone';
import { elapsedSeconds } from '@/lib/processes/engine/stopwatch';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

export function stepsOf(run: RunView): CheckpointView[] {
  return run.lanes.flatMap((lane) => lane.checkpoints);
}

/** Of the time a step has. */
export function usedSeconds(step: CheckpointView, now: Date): number {
  return elapsedSeconds(
    {
      limitSeconds: step.slaLimitSeconds,
      activatedAt: step.slaActivatedAt,
      accumulatedSeconds: step.slaAccumulatedActiveSeconds,
    },
    now,
  );
}

export function isOverdue(step: CheckpointView, now: Date): boolean {
  return step.status === 'active' && step.slaDueAt !== null && step.slaDueAt < now;
}

export function isFinished(step: CheckpointView): boolean {
  if (step.status === 'rejected') return step.onReject === 'continue';
  return step.status === 'completed' || step.status === 'skipped';
}

/** The lane the run is in: the first with something left to do. */
export function currentLane(run: RunView): number {
  const found = run.lanes.findIndex((lane) => !lane.checkpoints.every(isFinished));
  return found === -1 ? run.lanes.length : found;
}

/** What the caller can sign off here, the most urgent first. */
export function stepsForMe(run: RunView): CheckpointView[] {
  return stepsOf(run)
    .filter((step) => step.isMine && step.may.confirm)
    .sort((one, other) => dueTime(one) - dueTime(other));
}

export function hasEnded(run: RunView): boolean {
  return run.status === 'completed' || run.status === 'cancelled' || run.status === 'rejected';
}

export function segmentOf(run: RunView, step: CheckpointView, now: Date): SegmentState {
  if (step.status === 'completed') return 'done';
  if (step.status === 'skipped') return 'skipped';
  if (step.status === 'rejected') return 'rejected';
  if (step.status === 'pending' || hasEnded(run)) return 'waiting';
  return isOverdue(step, now) ? 'overdue' : 'started';
}

export function edgeOf(run: RunView, step: CheckpointView, now: Date): Tone | 'waiting' {
  if (step.status === 'completed') return 'done';
  if (step.status === 'rejected') return 'overdue';
  if (step.status === 'skipped' || step.status === 'pending' || hasEnded(run)) return 'waiting';
  return isOverdue(step, now) ? 'overdue' : 'started';
}

function dueTime(step: CheckpointView): number {
  return step.slaDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
