import { type SQL, sql } from 'drizzle-orm';
import type { CheckpointStatus } from '@/db/schema/processes/checkpoints';
import type {
  AssigneeMode,
  Condition,
  ConfirmationType,
  FieldValue,
  FormField,
  OnReject,
} from '@/db/schema/processes/decks';
import type { RunStatus } from '@/db/schema/processes/runs';

type Named = { id: string; name: string };

/** A run as one row, as the database gives it. */
export type RawRun = {
  id: string;
  number: string;
  title: string;
  status: RunStatus;
  outcome: string | null;
  reason: string | null;
  deckId: string;
  deckTitle: string;
  version: number;
  departmentId: string | null;
  departmentName: string | null;
  startedById: string;
  startedByName: string;
  parentRunId: string | null;
  rootRunId: string;
  depth: number;
  laneTitles: string[];
  revision: number;
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  nextDueAt: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  archivedAt: Date | null;
  subjectType: string | null;
  subjectId: string | null;
  /** What set it off, unless a person did. */
  schedule: { id: string; title: string; dueAt: string; late: boolean } | null;
  approvalMode: 'any' | 'all';
  approvalRound: number;
  approvers: (Named & { active: boolean })[];
  decisions: { round: number; approver: Named; decision: string; reason: string | null; decidedAt: string }[];
  isApprover: boolean;
  isAssignee: boolean;
  checkpoints: RawRunCheckpoint[];
};

export type RawRunCheckpoint = {
  id: string;
  key: string;
  title: string;
  instructions: string;
  orderIndex: number;
  position: number;
  confirmationType: ConfirmationType;
  condition: Condition | null;
  status: CheckpointStatus;
  value: string | null;
  note: string | null;
  signoffName: string | null;
  rejectionReason: string | null;
  requireNote: boolean;
  requireSignoffName: boolean;
  assigneeMode: AssigneeMode;
  onReject: OnReject;
  subtasks: { title: string; doneBy: string | null; doneAt: string | null }[];
  fields: FormField[];
  fieldValues: Record<string, FieldValue>;
  confirmations: {
    user: Named;
    value: string;
    note: string | null;
    signoffName: string | null;
    fields: Record<string, FieldValue>;
    at: string;
  }[];
  revision: number;
  slaLimitSeconds: number | null;
  slaWarnBeforeSeconds: number | null;
  slaActivatedAt: string | null;
  slaAccumulatedActiveSeconds: number;
  slaDueAt: string | null;
  overdueAt: string | null;
  decidedBy: Named | null;
  decidedAt: string | null;
  assignees: Named[];
  departments: Named[];
  isMine: boolean;
};

/** The head of a run, its approvers and their decisions, as columns on `runs r`. */
export function runColumns(me: string | null): SQL {
  return sql`
    r.id, r.number, r.title, r.status, r.outcome, r.reason, r.deck_id as "deckId", r.deck_title as "deckTitle", r.version,
    r.department_id as "departmentId", (select d.name from departments d where d.id = r.department_id) as "departmentName",
    r.started_by as "startedById", (select u.name from users u where u.id = r.started_by) as "startedByName",
    r.parent_run_id as "parentRunId", r.root_run_id as "rootRunId", r.depth, r.lane_titles as "laneTitles", r.revision,
    r.checkpoint_count as "checkpointCount", r.finished_checkpoints as "finishedCheckpoints",
    r.open_checkpoints as "openCheckpoints", r.next_due_at as "nextDueAt", r.created_at as "createdAt",
    r.started_at as "startedAt", r.ended_at as "endedAt", r.archived_at as "archivedAt", r.subject_type as "subjectType",
    r.subject_id as "subjectId",
    (select json_build_object('id', s.id, 'title', s.title, 'dueAt', o.due_at, 'late', o.late)
      from run_schedules s join schedule_occurrences o on o.schedule_id = s.id and o.run_id = r.id
      where s.id = r.schedule_id) as schedule,
    r.approval_mode as "approvalMode", r.approval_round as "approvalRound",
    (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'active', u.status = 'active') order by f.position), '[]')
      from run_final_approvers f join users u on u.id = f.user_id where f.run_id = r.id) as approvers,
    (select coalesce(json_agg(json_build_object('round', x.round, 'approver', json_build_object('id', u.id, 'name', u.name),
        'decision', x.decision, 'reason', x.reason, 'decidedAt', x.decided_at) order by x.decided_at, x.id), '[]')
      from run_approval_decisions x join users u on u.id = x.user_id where x.run_id = r.id) as decisions,
    exists (select from run_final_approvers f where f.run_id = r.id and f.user_id = ${me}) as "isApprover",
    exists (select from run_checkpoint_assignees a where a.run_id = r.id and a.user_id = ${me}) as "isAssignee"`;
}

/** Every step of `runs r` with its people, as one JSON array: one statement, however many steps there are. */
export function rawCheckpointsOf(me: string | null): SQL {
  return sql`
    (select coalesce(json_agg(json_build_object(
      'id', c.id, 'key', c.key, 'title', c.title, 'instructions', c.instructions, 'orderIndex', c.order_index,
      'position', c.position, 'confirmationType', c.confirmation_type, 'condition', c.condition, 'status', c.status,
      'value', c.value, 'note', c.note, 'signoffName', c.signoff_name, 'rejectionReason', c.rejection_reason,
      'requireNote', c.require_note, 'requireSignoffName', c.require_signoff_name, 'revision', c.revision,
      'assigneeMode', c.assignee_mode, 'onReject', c.on_reject, 'fields', c.fields, 'fieldValues', c.field_values,
      'subtasks', (select coalesce(jsonb_agg(s.subtask || jsonb_build_object('doneBy', d.name) order by s.n), '[]')
        from jsonb_array_elements(c.subtasks) with ordinality as s(subtask, n)
        left join users d on d.id = (s.subtask ->> 'doneBy')::uuid),
      'confirmations', (select coalesce(jsonb_agg(f.signed - 'userId' || jsonb_build_object('user',
          jsonb_build_object('id', x.id, 'name', x.name)) order by f.n), '[]')
        from jsonb_array_elements(c.confirmations) with ordinality as f(signed, n)
        join users x on x.id = (f.signed ->> 'userId')::uuid),
      'slaLimitSeconds', c.sla_limit_seconds, 'slaWarnBeforeSeconds', c.sla_warn_before_seconds,
      'slaActivatedAt', c.sla_activated_at, 'slaAccumulatedActiveSeconds', c.sla_accumulated_active_seconds,
      'slaDueAt', c.sla_due_at, 'overdueAt', c.overdue_at, 'decidedAt', c.decided_at,
      'decidedBy', case when w.id is not null then json_build_object('id', w.id, 'name', w.name) end,
      'assignees', coalesce(p.people, '[]'), 'departments', coalesce(p.departments, '[]'), 'isMine', coalesce(p.mine, false)
    ) order by c.order_index, c.position), '[]')
    from run_checkpoints c
    left join users w on w.id = c.decided_by
    left join (
      select a.checkpoint_id, bool_or(a.user_id = ${me}) as mine,
        json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name) filter (where u.id is not null) as people,
        json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name) filter (where d.id is not null) as departments
      from run_checkpoint_assignees a
      left join users u on u.id = a.user_id
      left join departments d on d.id = a.department_id and a.user_id is null
      where a.run_id = r.id group by a.checkpoint_id
    ) p on p.checkpoint_id = c.id
    where c.run_id = r.id)`;
}
