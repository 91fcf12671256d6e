import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { reduce } from '@/lib/processes/engine/reduce';
import { reopen } from '@/lib/processes/engine/reopen';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';
import { loadHeldRun } from '@/lib/processes/runs/hold-run';

import { reopenCheckpointInput } from './inputs';

export type ReopenPreview = { changes: { checkpointId: string; title: string; from: string; to: string }[] };

/** Which steps would change if this one were reopened, for the dialog that asks before it happens. */
export async function previewReopen(
  ctx: Ctx,
  raw: z.input<typeof reopenCheckpointInput>,
): Promise<ReopenPreview> {
  const { checkpointId, cascade } = parseInput(reopenCheckpointInput, raw);
  return read(ctx, async (tx) => {
    const { rows } = await tx.execute<{ runId: string }>(sql`
      select r.id as "runId" from runs r join run_checkpoints c on c.run_id = r.id
      where c.id = ${checkpointId} and ${visibleRuns(ctx.actor)}`);
    if (!rows[0]) throw new DomainError('not_found', 'There is no such checkpoint.');
    const { state } = await loadHeldRun(tx, ctx, rows[0].runId);
    const after = reopen(state, [checkpointId], { cascade }).reduce(
      (run, each) => reduce(run, each, ctx.now),
      state,
    );
    return {
      changes: state.steps.flatMap((step, index) => {
        const to = after.steps[index]!.status;
        return to === step.status
          ? []
          : [{ checkpointId: step.id, title: step.title, from: step.status, to }];
      }),
    };
  });
}
