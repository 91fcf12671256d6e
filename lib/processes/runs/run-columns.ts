import { type SQL, sql } from 'drizzle-orm';
import type { CheckpointStatus } from '@/db/schema/processes/checkpoints';
import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import type { RunStatus } from '@/db/schema/processes/runs';

import type { Actor } from '@/lib/platform/core/ctx';
import { sharedWith } from '@/lib/processes/decks/shared-level';

import { isStandIn, standInIds } from './find-deciders';
import { type RawRunCheckpoint, rawCheckpointsOf } from './select-checkpoints';
import { type RelatedRun, treeOf } from './select-tree';

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
  /** Whose deck it was made from, as it is now. */
  deckPlace: {
    ownerId: string;
    departmentId: string | null;
    shared: ShareLevel | null;
    status: 'active' | 'archived';
  };
  departmentId: string | null;
  departmentName: string | null;
  startedById: string;
  startedByName: string;
  parentRunId: string | null;
  /** Where the run above stands, and the step there that this run does. */
  above: { status: RunStatus; step: CheckpointStatus } | null;
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
  /** Whether the asking person is to decide on it. */
  isAsked: boolean;
  /** Whether admins are asked, because the approvers have left or took part themselves. */
  asksAdmins: boolean;
  isAssignee: boolean;
  checkpoints: RawRunCheckpoint[];
  tree: { runs: RelatedRun[]; isCut: boolean };
  pauses: { from: string; until: string | null }[];
};

/** The head of a run, its approvers and their decisions, as columns on `runs r`. */
function runColumns(actor: Actor, me: string | null): SQL {
  return sql`
    r.id, r.number, r.title, r.status, r.outcome, r.reason, r.deck_id as "deckId", r.deck_title as "deckTitle", r.version,
    (select json_build_object('ownerId', d.owner_id, 'departmentId', d.department_id, 'status', d.status,
      'shared', (select max(s.level) from deck_shares s where s.deck_id = d.id
        and ${sharedWith(actor)}))
      from decks d where d.id = r.deck_id) as "deckPlace",
    r.department_id as "departmentId", (select d.name from departments d where d.id = r.department_id) as "departmentName",
    r.started_by as "startedById", (select u.name from users u where u.id = r.started_by) as "startedByName",
    r.parent_run_id as "parentRunId",
    (select json_build_object('status', p.status, 'step', c.status) from runs p
      join run_checkpoints c on c.run_id = p.id and c.id = r.parent_run_checkpoint_id where p.id = r.parent_run_id) as above,
    r.root_run_id as "rootRunId", r.depth, r.lane_titles as "laneTitles", r.revision,
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
    r.status = 'awaiting_final_approval' and (${isStandIn(me)} or exists (
      select from run_final_approvers f where f.run_id = r.id and f.user_id = ${me})) as "isAsked",
    r.status = 'awaiting_final_approval' and cardinality(${standInIds}) > 0 as "asksAdmins",
    exists (select from run_checkpoint_assignees a where a.run_id = r.id and a.user_id = ${me}) as "isAssignee"`;
}

/** When `runs r` was paused and until when, as its timeline tells: an open end where it is paused now. */
const rawPauses: SQL = sql`
    (select coalesce(json_agg(json_build_object('from', p.at, 'until', p.until) order by p.at), '[]')
    from (
      select e.type, e.at, lead(e.at) over (order by e.seq) as until from run_events e
      where e.run_id = r.id and e.type in ('run.paused', 'run.resumed', 'run.cancelled')
    ) p where p.type = 'run.paused')`;

/** Every column of RawRun on `runs r`; `me` is whose part in it is asked about. */
export function wholeRun(actor: Actor, me: string | null): SQL {
  return sql`
    ${runColumns(actor, me)}, ${rawCheckpointsOf(me)} as checkpoints, ${treeOf(actor)} as tree, ${rawPauses} as pauses`;
}
