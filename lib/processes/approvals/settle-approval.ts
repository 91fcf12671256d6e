import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { runAwaitingApproval } from '@/lib/processes/runs/events';
import { holdRun } from '@/lib/processes/runs/hold-run';
import { inboxOf } from '@/lib/processes/runs/name-pages';

import { approvalSettled } from './events';
import { settleApprovalInput } from './inputs';
import { hasOutsideEyes, isApproved } from './rules';
import { loadCircle } from './store';

/**
 * Looks again at a run that waits for its approval, when an approver has left or four eyes are no longer wanted: if
 * what the others have said is enough, it is complete; if nobody of them can complete it, the admins are asked.
 */
export const settleApproval = command({
  name: 'approval.settle',
  input: settleApprovalInput,
  run: async (tx, ctx, { runId }): Promise<{ id: string; status: string }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const run = await holdRun(tx, ctx, runId);
    const { status, approvalRound: round } = run.state;
    if (status !== 'awaiting_final_approval') return { id: run.id, status };

    const circle = await loadCircle(tx, run.id);
    if (!circle.isAskedFor) return { id: run.id, status };
    const target = { type: 'run', id: run.id };
    if (isApproved(run.approvalMode, circle) && hasOutsideEyes(circle)) {
      const state = await applyTransitions(tx, ctx, run, { transitions: [{ type: 'run.completed' }] });
      record(tx, ctx, approvalSettled, target, { number: run.number, round });
      return { id: run.id, status: state.status };
    }
    if (circle.standInIds.length > 0) {
      // Who has been told already is not told again.
      record(tx, ctx, runAwaitingApproval, target, { runId, round }, circle.standInIds.map(inboxOf));
    }
    return { id: run.id, status };
  },
});
