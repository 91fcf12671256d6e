import type { SegmentState } from '@/app/_ui/segments';

/** One segment per step where only the counts are known: finished, open, the rest. */
export function segmentsOf(run: {
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  overdue: boolean;
}): SegmentState[] {
  const open: SegmentState = run.overdue ? 'overdue' : 'started';
  return Array.from({ length: run.checkpointCount }, (_, index) => {
    if (index < run.finishedCheckpoints) return 'done';
    return index < run.finishedCheckpoints + run.openCheckpoints ? open : 'waiting';
  });
}
