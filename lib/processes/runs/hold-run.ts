import type { Confirmation, RunSubtask } from '@/db/schema/processes/checkpoints';
import type { AssigneeMode, FileSlot, FormField } from '@/db/schema/processes/decks';
import type { SubVersions } from '@/db/schema/processes/runs';
import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, send, type Tx } from '@/lib/platform/core/transact';
import { defaultDelays, type EscalationDelays } from '@/lib/processes/engine/escalation';
import type { RunState, StepState } from '@/lib/processes/engine/run-state';

import type { SlotFile } from './list-missing-signatures';

/** A run that is ours alone until the transaction ends, with what its rules need to decide. */
export type HeldRun = {
  id: string;
  number: string;
  title: string;
  deckId: string;
  version: number;
  /** What the run is about. */
  subject?: { type: string; id: string };
  departmentId: string | null;
  startedBy: string;
  startedAt: Date | null;
  revision: number;
  eventSeq: number;
  approvalMode: 'any' | 'all';
  archivedAt: Date | null;
  parent: { runId: string; checkpointId: string; activation: number } | null;
  rootRunId: string;
  depth: number;
  pausedByParent: boolean;
  subVersions: SubVersions;
  /** The runs above, as far as they decide who may see this one. */
  ancestors: { id: string; departmentId: string | null; startedBy: string; isInvolved: boolean }[];
  state: RunState;
  escalationDelays: EscalationDelays;
  steps: HeldStep[];
  approverIds: string[];
  /** Whether the asking person is an assignee of any step, an approver, or was told that a step is left lying. */
  isInvolved: boolean;
};

export type HeldStep = StepState & {
  position: number;
  revision: number;
  requireNote: boolean;
  requireSignoffName: boolean;
  requireTodosDone: boolean;
  assigneeMode: AssigneeMode;
  warnBeforeSeconds: number | null;
  escalationRung: number;
  subtasks: RunSubtask[];
  fields: FormField[];
  subDeckId: string | null;
  fileSlots: FileSlot[];
  /** What has been handed in for its slots. */
  slotFiles: SlotFile[];
  confirmations: Confirmation[];
  decidedBy: string | null;
  /** The active people it falls to. */
  assigneeIds: string[];
  /** Whether the asking person is assigned to this step. */
  isMine: boolean;
  /** Departments to resolve, inactive people to drop, or nobody at all: settled when the step becomes active. */
  needsPeople: boolean;
};

/** Locks the root of the run's tree, then reads the run as the last holder of the lock left it. */
export async function holdRun(tx: Tx, ctx: Ctx, runId: string): Promise<HeldRun> {
  send(
    tx,
    'lock-root-of-run',
    'select from runs where id = (select root_run_id from runs where id = $1) for update',
    [runId],
  );
  return loadHeldRun(tx, ctx, runId);
}

/** The same, for a command that names a step. */
export async function holdRunOfCheckpoint(
  tx: Tx,
  ctx: Ctx,
  checkpointId: string,
): Promise<{ run: HeldRun; step: HeldStep }> {
  send(
    tx,
    'lock-root-of-checkpoint',
    `select from run_checkpoints c join runs r on r.id = c.run_id join runs root on root.id = r.root_run_id
     where c.id = $1 for update of root`,
    [checkpointId],
  );
  return loadRunOfCheckpoint(tx, ctx, checkpointId);
}

/** The same without the lock. */
export async function loadRunOfCheckpoint(
  tx: Tx,
  ctx: Ctx,
  checkpointId: string,
): Promise<{ run: HeldRun; step: HeldStep }> {
  const run = await load(
    tx,
    ctx,
    'of-checkpoint',
    '(select run_id from run_checkpoints where id = $1)',
    checkpointId,
  );
  const step = run?.steps.find((each) => each.id === checkpointId);
  if (!run || !step) throw new DomainError('not_found', 'There is no such checkpoint.');
  return { run, step };
}

/** The same without the lock, for looking ahead. */
export async function loadHeldRun(tx: Tx, ctx: Ctx, runId: string): Promise<HeldRun> {
  const run = await load(tx, ctx, 'by-id', '$1', runId);
  if (!run) throw new DomainError('not_found', 'There is no such run.');
  return run;
}

/** The run with its steps, as one statement: confirming a step is the busiest thing we do. */
async function load(
  tx: Tx,
  ctx: Ctx,
  name: string,
  whichRun: string,
  id: string,
): Promise<HeldRun | undefined> {
  const person = isPerson(ctx.actor) ? ctx.actor.id : null;
  const [row] = await prepared<RunRow>(tx, `load-run-${name}`, runStatement(whichRun), [id, person]);
  if (!row) return undefined;
  const { status, approvalRound, isApprover, wasTold, approverIds, subject, escalationDelays, ...run } = row;
  const steps = row.steps.map(toStep);
  return {
    ...run,
    subject: subject ?? undefined,
    escalationDelays: escalationDelays ?? defaultDelays,
    ancestors: row.depth > 0 ? await loadAncestors(tx, row.id, person) : [],
    steps,
    approverIds,
    isInvolved: isApprover || wasTold || steps.some((step) => step.isMine),
    state: { status, approvalRound, needsApproval: approverIds.length > 0, steps },
  };
}

type RunRow = Omit<HeldRun, 'state' | 'steps' | 'ancestors' | 'isInvolved'> & {
  status: RunState['status'];
  approvalRound: number;
  isApprover: boolean;
  wasTold: boolean;
  steps: StepRow[];
};

/** A step as JSON, which knows no dates. */
type StepRow = Omit<HeldStep, 'stopwatch'> &
  Omit<StepState['stopwatch'], 'activatedAt'> & { activatedAt: string | null };

function toStep({ limitSeconds, activatedAt, accumulatedSeconds, ...step }: StepRow): HeldStep {
  return {
    ...step,
    stopwatch: { limitSeconds, activatedAt: activatedAt ? new Date(activatedAt) : null, accumulatedSeconds },
  };
}

/** Only runs that do steps of others have any, so that the others do not pay for the asking. */
function loadAncestors(tx: Tx, runId: string, person: string | null): Promise<HeldRun['ancestors']> {
  return prepared(
    tx,
    'load-ancestors',
    `select a.id, a.department_id as "departmentId", a.started_by as "startedBy",
       exists (select from run_final_approvers i where i.run_id = a.id and i.user_id = $2)
       or exists (select from run_checkpoint_assignees i where i.run_id = a.id and i.user_id = $2)
       or exists (select from run_escalation_hearers i where i.run_id = a.id and i.user_id = $2) as "isInvolved"
     from runs a where a.id = any((select r.ancestor_ids from runs r where r.id = $1)::uuid[]) order by a.depth`,
    [runId, person],
  );
}

function runStatement(whichRun: string): string {
  return `select r.id, r.number, r.title, r.deck_id as "deckId", r.version,
      case when r.subject_id is not null then json_build_object('type', r.subject_type, 'id', r.subject_id) end as subject,
      (select t.settings -> 'escalationDelays' from tenants t where t.id = r.tenant_id) as "escalationDelays",
      r.department_id as "departmentId",
      r.started_by as "startedBy", r.started_at as "startedAt", r.revision, r.event_seq as "eventSeq",
      r.approval_mode as "approvalMode", r.archived_at as "archivedAt", r.status, r.approval_round as "approvalRound",
      case when r.parent_run_id is not null then json_build_object('runId', r.parent_run_id,
        'checkpointId', r.parent_run_checkpoint_id, 'activation', r.parent_activation) end as parent,
      r.root_run_id as "rootRunId", r.depth, r.paused_by_parent as "pausedByParent", r.sub_versions as "subVersions",
      coalesce(f.ids, '{}') as "approverIds", coalesce(f.mine, false) as "isApprover",
      exists (select from run_escalation_hearers h where h.run_id = r.id and h.user_id = $2) as "wasTold",
      (select coalesce(json_agg(s order by s."orderIndex", s.position), '[]') from (${STEPS}) s) as steps
    from runs r
    left join lateral (
      select array_agg(a.user_id::text order by a.position) as ids, bool_or(a.user_id = $2) as mine
      from run_final_approvers a where a.run_id = r.id
    ) f on true
    where r.id = ${whichRun}`;
}

const STEPS = `select c.id, c.key, c.title, c.order_index as "orderIndex", c.position,
    c.confirmation_type as "confirmationType", c.condition, c.status, c.value, c.activation, c.revision,
    c.require_note as "requireNote", c.require_signoff_name as "requireSignoffName", c.require_todos_done as "requireTodosDone",
    c.assignee_mode as "assigneeMode", c.on_reject as "onReject", c.subtasks, c.fields,
    c.sub_deck_id as "subDeckId", c.file_slots as "fileSlots", case when c.file_slots = '[]' then '[]' else (
      select coalesce(json_agg(json_build_object('slotKey', f.slot_key, 'signed', array(
        select s.field_key from file_signatures s join file_versions v on v.id = s.version_id and v.number = g.current_version
        where s.file_id = f.file_id))), '[]')
      from checkpoint_files f join files g on g.id = f.file_id
      where f.checkpoint_id = c.id and f.removed_at is null and f.slot_key is not null) end as "slotFiles",
    c.field_values as "fieldValues", c.confirmations, c.decided_by as "decidedBy", coalesce(p.people, '{}') as "assigneeIds",
    c.sla_limit_seconds as "limitSeconds", c.sla_warn_before_seconds as "warnBeforeSeconds",
    c.escalation_rung as "escalationRung", c.sla_activated_at as "activatedAt",
    c.sla_accumulated_active_seconds as "accumulatedSeconds",
    coalesce(p.mine, false) as "isMine", coalesce(p.unsettled, true) as "needsPeople"
  from run_checkpoints c
  left join (
    select a.checkpoint_id, bool_or(a.user_id = $2) as mine,
      bool_or(a.user_id is null or u.status = 'inactive') as unsettled,
      array_agg(a.user_id::text) filter (where u.status <> 'inactive') as people
    from run_checkpoint_assignees a left join users u on u.id = a.user_id
    where a.run_id = r.id group by a.checkpoint_id
  ) p on p.checkpoint_id = c.id
  where c.run_id = r.id`;
