import type { Ctx } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRuns } from '@/lib/processes/runs/list-runs';

import type { Waiting } from './confirm';
import { percentile, show } from './figures';

/** Goal 7, in process: ten people confirm one step at once; exactly one succeeds, every time. */
export async function benchRace(waiting: Waiting[], bursts: number): Promise<void> {
  let exact = 0;
  const times: number[] = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    const { ctx, checkpointId } = waiting.pop()!;
    const started = performance.now();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => confirmCheckpoint({ ...ctx, now: new Date() }, { checkpointId })),
    );
    times.push(performance.now() - started);
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    const told = outcomes.filter(
      (outcome) => outcome.status === 'rejected' && isDomainError(outcome.reason, 'checkpoint_not_active'),
    ).length;
    if (won === 1 && told === 9) exact += 1;
  }
  show('ten parallel confirms: one winner, nine told', `${exact} of ${bursts}`, 'all');
  show('burst p99, ms', percentile(times, 0.99).toFixed(0), '≤ 250');
}

/** Goal 8: after the answer to a confirm, the next read shows the next lane, in the run and in its list. */
export async function benchVisibility(waiting: Waiting[], reads: number): Promise<void> {
  let seen = 0;
  for (let n = 0; n < reads; n += 1) {
    const { ctx, checkpointId } = waiting.pop()!;
    const now: Ctx = { ...ctx, now: new Date() };
    const { run } = await confirmCheckpoint(now, { checkpointId });
    const [view, list] = await Promise.all([
      getRun(now, { runId: run.id }),
      listRuns(now, { tab: 'active', limit: 1 }),
    ]);
    const next = view.lanes[1]?.checkpoints.every((checkpoint) => checkpoint.status === 'active');
    if (next && view.finishedCheckpoints === 1 && list.items.length === 1) seen += 1;
  }
  show('next lane visible in the next read', `${seen} of ${reads}`, 'all');
}
