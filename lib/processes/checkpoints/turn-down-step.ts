import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import type { RunState } from '@/lib/processes/engine/run-state';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';
import { recordRejection, rejection } from '@/lib/processes/runs/reject-step';

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

  const state = await applyTransitions(tx, ctx, run, {
    ...rejection(step, { reason, decidedBy }),
    eventData: (transition) => (transition.type === 'checkpoint.rejected' ? { reason } : undefined),
  });
  recordRejection(tx, ctx, run, step, reason);
  return state;
}
