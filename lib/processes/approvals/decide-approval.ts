import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { canReopen, reopen } from '@/lib/processes/engine/reopen';
import type { Transition } from '@/lib/processes/engine/run-state';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { type HeldRun, holdRun } from '@/lib/processes/runs/hold-run';
import { mayDecideRun, mayViewRun } from '@/lib/processes/runs/may-view-run';
import { ensureAllowed, ensureAskedFor, ensureWholeActive } from '@/lib/processes/runs/steer-run';

import { approvalDecided } from './events';
import { decideApprovalInput } from './inputs';
import { type Circle, decisionProblems, hasOutsideEyes, isApproved, isAsked, withApproval } from './rules';
import { loadCircle } from './store';

/** An approver's word on a run whose lanes are done: approve, send back for rework, or reject for good. */
export const decideApproval = command({
  name: 'approval.decide',
  input: decideApprovalInput,
  run: async (tx, ctx, input): Promise<{ id: string; status: string }> => {
    const person = requirePerson(ctx.actor);
    const run = await holdRun(tx, ctx, input.runId);
    if (!mayViewRun(person, run)) throw new DomainError('not_found', 'There is no such run.');
    const circle = await loadCircle(tx, run.id);
    authorise(mayDecideRun(person, run, isAsked(circle, person.id)), 'checkpoints.act');
    ensureAllowed(run, 'decide');
    if (circle.decidedIds.includes(person.id)) {
      throw new DomainError('already_decided', 'You have decided in this round already.');
    }
    const problems = decisionProblems(
      input,
      run.steps.filter(canReopen).map((step) => step.id),
    );
    if (problems.length > 0)
      throw new DomainError('invalid_input', 'The decision is incomplete.', { problems });
    await (input.decision === 'rework' ? ensureWholeActive : ensureAskedFor)(tx, ctx, run);

    await keepDecision(tx, ctx, run, input);
    const state = await applyTransitions(tx, ctx, run, {
      transitions: consequences(run, withApproval(circle, person.id), input),
      entries: [
        {
          type: entryTypes[input.decision],
          data: { round: run.state.approvalRound, reason: input.reason || null },
        },
      ],
      run: input.decision === 'reject' ? { reason: input.reason } : undefined,
    });
    record(
      tx,
      ctx,
      approvalDecided,
      { type: 'run', id: run.id },
      {
        number: run.number,
        round: run.state.approvalRound,
        decision: input.decision,
        reason: input.reason || null,
        reopened: input.reopen,
      },
    );
    return { id: run.id, status: state.status };
  },
});

const entryTypes = {
  approve: 'approval.approved',
  rework: 'approval.rework',
  reject: 'approval.rejected',
} as const;

function consequences(
  run: HeldRun,
  circle: Circle,
  input: { decision: 'approve' | 'rework' | 'reject'; reopen?: string[] },
): Transition[] {
  if (input.decision === 'reject') return [{ type: 'run.rejected' }];
  if (input.decision === 'rework') {
    return [{ type: 'run.reworked' }, ...reopen(run.state, input.reopen ?? [], { cascade: false })];
  }
  if (!isApproved(run.approvalMode, circle)) return [];
  if (!hasOutsideEyes(circle)) {
    throw new DomainError('four_eyes', 'Whoever took part in the run cannot be the only one to approve it.');
  }
  return [{ type: 'run.completed' }];
}

async function keepDecision(
  tx: Tx,
  ctx: Ctx,
  run: HeldRun,
  input: { decision: string; reason?: string },
): Promise<void> {
  await prepared(
    tx,
    'keep-decision',
    `insert into run_approval_decisions (run_id, round, user_id, decision, reason, decided_at)
     values ($1, $2, $3, $4::approval_decision, $5, $6)`,
    [run.id, run.state.approvalRound, ctx.actor.id, input.decision, input.reason || null, ctx.now],
  );
}
