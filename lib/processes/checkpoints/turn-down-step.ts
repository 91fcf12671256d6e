import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import type { RunState } from '@/lib/processes/engine/run-state';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { runCancelled } from '@/lib/processes/runs/events';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { checkpointRejected } from './events';

/** Rejects what a step presents, by whomever, with all that the template lets follow. */
export async function turnDownStep(
  tx: Tx,
  ctx: Ctx,
  { run, step }: { run: HeldRun; step: HeldStep },
  { reason, decidedBy }: { reason: string | null; decidedBy: string | null },
): Promise<RunState> {
  if (step.confirmationType !== 'accept_reject') {
    throw new DomainError('invalid_transition', 'Only a step that is accepted or rejected can be rejected.', {
      params: { status: step.status, action: 'reject' },
    });
  }

  const endsRun = step.onReject === 'cancel_run';
  const state = await applyTransitions(tx, ctx, run, {
    transitions: [
      { type: 'checkpoint.rejected', checkpointId: step.id },
      ...(endsRun ? [{ type: 'run.cancelled' } as const] : []),
    ],
    run: endsRun ? { reason: reason ?? step.title } : undefined,
    facts: { [step.id]: { rejectionReason: reason, decidedBy } },
    eventData: (transition) => (transition.type === 'checkpoint.rejected' ? { reason } : undefined),
  });
  record(
    tx,
    ctx,
    checkpointRejected,
    { type: 'checkpoint', id: step.id },
    { runId: run.id, checkpointId: step.id, title: step.title, reason, by: decidedBy },
  );
  if (endsRun) {
    const why = { number: run.number, reason: reason ?? step.title };
    record(tx, ctx, runCancelled, { type: 'run', id: run.id }, why);
  }
  return state;
}
