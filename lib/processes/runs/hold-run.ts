import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { RunState, StepState } from '@/lib/processes/engine/run-state';

/** A run that is ours alone until the transaction ends, with what its rules need to decide. */
export type HeldRun = {
  id: string;
  number: string;
  title: string;
  deckId: string;
  departmentId: string | null;
  startedBy: string;
  startedAt: Date | null;
  revision: number;
  eventSeq: number;
  approvalMode: 'any' | 'all';
  archivedAt: Date | null;
  state: RunState;
  steps: HeldStep[];
  approverIds: string[];
  /** Whether the asking person is an assignee of any step or an approver. */
  isInvolved: boolean;
};

export type HeldStep = StepState & {
  position: number;
  revision: number;
  requireNote: boolean;
  requireSignoffName: boolean;
  /** Whether the asking person is assigned to this step. */
  isMine: boolean;
  /** Departments to resolve, inactive people to drop, or nobody at all: settled when the step becomes active. */
  needsPeople: boolean;
};

/** Locks the root of the run's tree, then reads the run as the last holder of the lock left it. */
export async function holdRun(tx: Tx, ctx: Ctx, runId: string): Promise<HeldRun> {
  await prepared(
    tx,
    'lock-root-of-run',
    'select id from runs where id = (select root_run_id from runs where id = $1) for update',
    [runId],
  );
  return loadHeldRun(tx, ctx, runId);
}

/** The same, for a command that names a step. One step of a run is enough to find its root. */
export async function holdRunOfCheckpoint(
  tx: Tx,
  ctx: Ctx,
  checkpointId: string,
): Promise<{ run: HeldRun; step: HeldStep }> {
  const [found] = await prepared<{ runId: string }>(
    tx,
    'lock-root-of-checkpoint',
    `select c.run_id as "runId" from run_checkpoints c
     join runs r on r.id = c.run_id join runs root on root.id = r.root_run_id
     where c.id = $1 for update of root`,
    [checkpointId],
  );
  if (!found) throw new DomainError('not_found', 'There is no such checkpoint.');
  const run = await loadHeldRun(tx, ctx, found.runId);
  return { run, step: run.steps.find((step) => step.id === checkpointId)! };
}

/** The same without the lock, for looking ahead. */
export async function loadHeldRun(tx: Tx, ctx: Ctx, runId: string): Promise<HeldRun> {
  const [row] = await prepared<RunRow>(tx, 'load-held-run', LOAD, [
    runId,
    isPerson(ctx.actor) ? ctx.actor.id : null,
  ]);
  if (!row) throw new DomainError('not_found', 'There is no such run.');
  const { status, approvalRound, steps: rawSteps, approverIds, ...run } = row;
  const steps = rawSteps.map(toStep);
  return {
    ...run,
    steps,
    approverIds,
    isInvolved: run.isApprover || steps.some((step) => step.isMine),
    state: { status, approvalRound, needsApproval: approverIds.length > 0, steps },
  };
}

type RunRow = Omit<HeldRun, 'state' | 'steps' | 'isInvolved'> & {
  status: RunState['status'];
  approvalRound: number;
  isApprover: boolean;
  steps: RawStep[];
};

type RawStep = Omit<HeldStep, 'stopwatch'> & {
  slaLimitSeconds: number | null;
  slaActivatedAt: number | null;
  slaAccumulated: number;
};

function toStep({ slaLimitSeconds, slaActivatedAt, slaAccumulated, ...step }: RawStep): HeldStep {
  return {
    ...step,
    stopwatch: {
      limitSeconds: slaLimitSeconds,
      activatedAt: slaActivatedAt === null ? null : new Date(slaActivatedAt),
      accumulatedSeconds: slaAccumulated,
    },
  };
}

// One statement for the run, its steps and its people: the confirm of a step is the busiest thing the product does.
const LOAD = `
  select r.id, r.number, r.title, r.deck_id as "deckId", r.department_id as "departmentId", r.started_by as "startedBy",
    r.started_at as "startedAt", r.revision, r.event_seq as "eventSeq", r.approval_mode as "approvalMode",
    r.archived_at as "archivedAt", r.status, r.approval_round as "approvalRound",
    coalesce(approvers.ids, '{}') as "approverIds", coalesce(approvers.mine, false) as "isApprover", steps.list as steps
  from runs r
  cross join lateral (
    select coalesce(json_agg(json_build_object(
        'id', c.id, 'key', c.key, 'title', c.title, 'orderIndex', c.order_index, 'position', c.position,
        'confirmationType', c.confirmation_type, 'condition', c.condition, 'status', c.status, 'value', c.value,
        'activation', c.activation, 'revision', c.revision, 'requireNote', c.require_note,
        'requireSignoffName', c.require_signoff_name, 'slaLimitSeconds', c.sla_limit_seconds,
        'slaActivatedAt', (extract(epoch from c.sla_activated_at) * 1000)::float8,
        'slaAccumulated', c.sla_accumulated_active_seconds,
        'isMine', coalesce(p.mine, false), 'needsPeople', coalesce(p.unsettled, true)
      ) order by c.order_index, c.position), '[]') as list
    from run_checkpoints c
    left join (
      select a.checkpoint_id, bool_or(a.user_id = $2) as mine,
        bool_or(a.user_id is null or u.status = 'inactive') as unsettled
      from run_checkpoint_assignees a left join users u on u.id = a.user_id
      where a.run_id = $1 group by a.checkpoint_id
    ) p on p.checkpoint_id = c.id
    where c.run_id = $1
  ) steps
  left join lateral (
    select array_agg(f.user_id::text order by f.position) as ids, bool_or(f.user_id = $2) as mine
    from run_final_approvers f where f.run_id = $1
  ) approvers on true
  where r.id = $1`;
