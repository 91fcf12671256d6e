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
import { mayViewRun } from '@/lib/processes/runs/may-view-run';
import { ensureAllowed, ensureAskedFor, ensureWholeActive } from '@/lib/processes/runs/steer-run';

import { approvalDecided } from './events';
import { decideApprovalInput } from './inputs';
import { decisionProblems, hasOutsideEyes, isApproved } from './rules';

/** An approver's word on a run whose lanes are done: approve, send back for rework, or reject for good. */
export const decideApproval = command({
  name: 'approval.decide',
  input: decideApprovalInput,
  run: async (tx, ctx, input): Promise<{ id: string; status: string }> => {
    const person = requirePerson(ctx.actor);
    const run = await holdRun(tx, ctx, input.runId);
    if (!mayViewRun(person, run)) throw new DomainError('not_found', 'There is no such run.');
    const circle = await loadCircle(tx, run);
    authorise(circle.approverIds.includes(person.id), 'checkpoints.act');
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
    const approvedBy = [...circle.approvedIds, person.id];
    const state = await applyTransitions(tx, ctx, run, {
      transitions: consequences(run, circle, approvedBy, input),
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

type Circle = {
  /** Who may decide now: the approvers who are still active, or the tenant's admins if none is left. */
  approverIds: string[];
  decidedIds: string[];
  approvedIds: string[];
  /** Who started the run, confirmed a step of it, or had somebody outside confirm one. */
  insiderIds: string[];
  fourEyes: boolean;
};

function consequences(
  run: HeldRun,
  circle: Circle,
  approvedBy: string[],
  input: { decision: 'approve' | 'rework' | 'reject'; reopen?: string[] },
): Transition[] {
  if (input.decision === 'reject') return [{ type: 'run.rejected' }];
  if (input.decision === 'rework') {
    return [{ type: 'run.reworked' }, ...reopen(run.state, input.reopen ?? [], { cascade: false })];
  }
  if (!isApproved(run.approvalMode, circle.approverIds, approvedBy)) return [];
  if (circle.fourEyes && !hasOutsideEyes(approvedBy, circle.insiderIds)) {
    throw new DomainError('four_eyes', 'Whoever took part in the run cannot be the only one to approve it.');
  }
  return [{ type: 'run.completed' }];
}

async function loadCircle(tx: Tx, run: HeldRun): Promise<Circle> {
  const [row] = await prepared<Circle & { adminIds: string[] }>(
    tx,
    'approval-circle',
    `select
       (select coalesce(array_agg(f.user_id::text), '{}') from run_final_approvers f join users u on u.id = f.user_id
         where f.run_id = $1 and u.status = 'active') as "approverIds",
       (select coalesce(array_agg(u.id::text), '{}') from users u join roles r on r.id = u.role_id
         where r.key = 'admin' and u.status = 'active') as "adminIds",
       (select coalesce(array_agg(d.user_id::text), '{}') from run_approval_decisions d
         where d.run_id = $1 and d.round = $2) as "decidedIds",
       (select coalesce(array_agg(d.user_id::text), '{}') from run_approval_decisions d
         where d.run_id = $1 and d.round = $2 and d.decision = 'approve') as "approvedIds",
       (select coalesce(array_agg(distinct e.actor_id), '{}') from run_events e
         where e.run_id = $1 and e.type in ('checkpoint.confirmed', 'checkpoint.signed', 'checkpoint.guest_invited', 'run.started')) as "insiderIds",
       (select coalesce((t.settings ->> 'fourEyesFinalApproval')::boolean, true) from tenants t) as "fourEyes"`,
    [run.id, run.state.approvalRound],
  );
  const { adminIds, ...circle } = row!;
  return { ...circle, approverIds: circle.approverIds.length > 0 ? circle.approverIds : adminIds };
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
