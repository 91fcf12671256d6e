import type { SegmentState } from '@/app/_ui/segments';

/** One segment per step where only the counts are known: finished, open, the rest. Late is at least one of the open. */
export function segmentsOf(run: {
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  overdue: boolean;
}): SegmentState[] {
  const { checkpointCount, finishedCheckpoints: done, openCheckpoints: open } = run;

  return Array.from({ length: checkpointCount }, (_, index) => {
    if (index < done) return 'done';
    if (index === done && run.overdue) return 'overdue';
    return index < done + open ? 'started' : 'waiting';
  });
}
