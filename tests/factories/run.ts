import type { Ctx } from '@/lib/platform/core/ctx';
import { getRun } from '@/lib/processes/runs/get-run';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

/** The steps of a run by key, as its reader sees them. */
export async function stepsOf(
  ctx: Ctx,
  runId: string,
): Promise<{ run: RunView; steps: Record<string, CheckpointView> }> {
  const run = await getRun(ctx, { runId });
  const steps = run.lanes.flatMap((lane) => lane.checkpoints);
  return { run, steps: Object.fromEntries(steps.map((step) => [step.key, step])) };
}

export const statusesOf = (steps: Record<string, CheckpointView>) =>
  Object.fromEntries(Object.entries(steps).map(([key, step]) => [key, step.status]));

/** The same person, this many seconds later. */
export const later = <C extends Ctx>(ctx: C, seconds: number): C => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + seconds * 1000),
});
