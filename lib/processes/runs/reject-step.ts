import { record } from '@/lib/platform/audit/record';
import { type Ctx, personOf } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { checkpointRejected, runCancelled } from './events';
import type { HeldRun, HeldStep } from './hold-run';
import type { Decision } from './write-transitions';

export type SubRunFailure = 'cancelled' | 'final_rejected';

type Rejected = Pick<HeldStep, 'id' | 'title' | 'onReject'>;

/** A step that is turned down, by a person or by what its own run came to, with all that the template lets follow. */
export function rejection(
  step: Rejected,
  { value, ...facts }: { reason: string | null; decidedBy?: string | null; value?: SubRunFailure },
): Decision {
  const endsRun = step.onReject === 'cancel_run';
  return {
    transitions: [
      { type: 'checkpoint.rejected', checkpointId: step.id, value },
      ...(endsRun ? [{ type: 'run.cancelled' } as const] : []),
    ],
    run: endsRun ? { reason: facts.reason ?? step.title } : undefined,
    facts: { [step.id]: { rejectionReason: facts.reason, decidedBy: facts.decidedBy } },
  };
}

/** Starter and approvers hear of it, and the law can read it. */
export function recordRejection(
  tx: Tx,
  ctx: Ctx,
  run: Pick<HeldRun, 'id' | 'number'>,
  step: Rejected,
  reason: string | null,
): void {
  const facts = { runId: run.id, checkpointId: step.id, title: step.title, reason, by: personOf(ctx.actor) };
  record(tx, ctx, checkpointRejected, { type: 'checkpoint', id: step.id }, facts);
  if (step.onReject !== 'cancel_run') return;
  const why = { number: run.number, reason: reason ?? step.title };
  record(tx, ctx, runCancelled, { type: 'run', id: run.id }, why);
}
