import type { SegmentState } from '@/app/_ui/segments';
import type { Tone } from '@/app/_ui/tone';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

export function isOverdue(step: CheckpointView, now: Date): boolean {
  return step.status === 'active' && step.slaDueAt !== null && step.slaDueAt < now;
}

export function segmentOf(step: CheckpointView, now: Date): SegmentState {
  if (step.status === 'completed') return 'done';
  if (step.status === 'skipped') return 'skipped';
  if (step.status === 'rejected') return 'rejected';
  if (step.status === 'pending') return 'waiting';
  return isOverdue(step, now) ? 'overdue' : 'started';
}

export function edgeOf(step: CheckpointView, now: Date): Tone | 'waiting' {
  if (step.status === 'completed') return 'done';
  if (step.status === 'rejected') return 'overdue';
  if (step.status === 'skipped' || step.status === 'pending') return 'waiting';
  return isOverdue(step, now) ? 'overdue' : 'started';
}
