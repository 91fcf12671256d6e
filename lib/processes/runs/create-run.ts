import type { SubVersions } from '@/db/schema/processes/runs';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import type { Snapshot } from '@/lib/processes/decks/freeze-draft';

import { runChanged } from './events';
import { freezeSubDecks } from './freeze-sub-decks';
import { inboxOf, runPage } from './name-pages';

export type NewRun = {
  deck: {
    id: string;
    departmentId: string | null;
    version: { id: string; number: number; snapshot: Snapshot };
  };
  title: string;
  subject?: { type: string; id: string };
  starterId: string;
  clonedFrom?: string;
  /** Which version each sub-deck runs in, however much later; left out, those that are current now. */
  subVersions?: SubVersions;
  parent?: {
    runId: string;
    checkpointId: string;
    activation: number;
    rootRunId: string;
    ancestorIds: readonly string[];
  };
};

/** Writes a pending run with its steps, people and approvers: a constant number of statements, whatever its size. */
export async function createRun(
  tx: Tx,
  ctx: Ctx,
  run: NewRun,
): Promise<{ id: string; number: string; title: string }> {
  const id = newId();
  const { version } = run.deck;
  const steps = version.snapshot.lanes.flatMap((lane, orderIndex) =>
    lane.checkpoints.map((checkpoint, position) => ({ ...checkpoint, id: newId(), orderIndex, position })),
  );
  const number = await nextNumber(tx, ctx.now);

  await prepared(tx, 'create-run', CREATE_RUN, [
    id,
    number,
    run.title,
    run.deck.id,
    version.id,
    version.number,
    version.snapshot.title,
    run.deck.departmentId,
    run.starterId,
    run.subject?.type ?? null,
    run.subject?.id ?? null,
    JSON.stringify(version.snapshot.lanes.map((lane) => lane.title)),
    version.snapshot.approvalMode,
    run.clonedFrom ?? null,
    steps.length,
    ctx.now,
    ctx.actor.kind,
    ctx.actor.id,
    JSON.stringify({ version: version.number, deck: version.snapshot.title, number }),
    JSON.stringify(run.subVersions ?? (await freezeSubDecks(tx, version.snapshot))),
    run.parent?.runId ?? null,
    run.parent?.checkpointId ?? null,
    run.parent?.activation ?? null,
    run.parent?.rootRunId ?? id,
    run.parent?.ancestorIds ?? [],
  ]);
  await prepared(tx, 'create-run-steps', CREATE_STEPS, [id, JSON.stringify(steps)]);
  await prepared(tx, 'create-run-people', CREATE_PEOPLE, [id, JSON.stringify(steps), run.starterId]);
  if (version.snapshot.approverIds.length > 0) {
    await prepared(tx, 'create-run-approvers', CREATE_APPROVERS, [id, version.snapshot.approverIds]);
  }
  record(tx, ctx, runChanged, { type: 'run', id }, { runId: id }, [
    runPage(run.parent?.rootRunId ?? id),
    inboxOf(run.starterId),
  ]);
  return { id, number, title: run.title };
}

/** `2026-000123`: readable, one sequence per tenant and year; gaps are allowed. */
async function nextNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await prepared<{ last: number }>(
    tx,
    'next-run-number',
    `insert into run_numbers (year, last) values ($1, 1)
     on conflict (tenant_id, year) do update set last = run_numbers.last + 1 returning last`,
    [year],
  );
  return `${year}-${String(row!.last).padStart(6, '0')}`;
}

const CREATE_RUN = `
  with made as (
    insert into runs (id, root_run_id, number, title, status, deck_id, deck_version_id, version, deck_title, department_id,
      started_by, subject_type, subject_id, lane_titles, approval_mode, cloned_from, checkpoint_count, event_seq, created_at,
      sub_versions, parent_run_id, parent_run_checkpoint_id, parent_activation, ancestor_ids, depth)
    values ($1, $24, $2, $3, 'pending', $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::approval_mode, $14, $15, 1, $16,
      $20::jsonb, $21, $22, $23, $25::uuid[], cardinality($25::uuid[]))
    returning id
  )
  insert into run_events (run_id, seq, type, actor_kind, actor_id, data, at)
  values ($1, 1, 'run.created', $17, $18, $19::jsonb, $16)`;

const CREATE_STEPS = `
  insert into run_checkpoints (id, run_id, key, order_index, position, title, instructions, confirmation_type, require_note,
    require_signoff_name, require_todos_done, assignee_mode, on_reject, subtasks, fields, file_slots, reference_files, condition,
    sla_limit_seconds, sla_warn_before_seconds, sub_deck_id)
  select s.id, $1, s.key, s."orderIndex", s.position, s.title, s.instructions, s."confirmationType"::confirmation_type,
    s."requireNote", s."requireSignoffName", s."requireTodosDone", s."assigneeMode"::assignee_mode, s."onReject"::on_reject,
    (select coalesce(jsonb_agg(jsonb_build_object('title', t.title, 'doneBy', null, 'doneAt', null) order by t.n), '[]')
      from jsonb_array_elements_text(s.subtasks) with ordinality as t(title, n)),
    s.fields, s."fileSlots", s."references", nullif(s.condition, 'null'::jsonb), s."slaLimitMinutes" * 60, s."slaWarnBeforeMinutes" * 60,
    s."subDeckId"
  from jsonb_to_recordset($2::jsonb) as s(id uuid, key text, "orderIndex" int, position int, title text, instructions text,
    "confirmationType" text, "requireNote" boolean, "requireSignoffName" boolean, "requireTodosDone" boolean, "assigneeMode" text,
    "onReject" text, subtasks jsonb, fields jsonb, "fileSlots" jsonb, "references" jsonb, condition jsonb, "slaLimitMinutes" int,
    "slaWarnBeforeMinutes" int, "subDeckId" uuid)`;

const CREATE_PEOPLE = `
  insert into run_checkpoint_assignees (run_id, checkpoint_id, user_id, department_id)
  select distinct $1::uuid, s.id, case a.type when 'user' then a."userId" when 'starter' then $3::uuid end, a."departmentId"
  from jsonb_to_recordset($2::jsonb) as s(id uuid, assignees jsonb)
  cross join lateral jsonb_to_recordset(s.assignees) as a(type text, "userId" uuid, "departmentId" uuid)
  on conflict do nothing`;

const CREATE_APPROVERS = `
  insert into run_final_approvers (run_id, user_id, position)
  select $1::uuid, approver, min(n) from unnest($2::uuid[]) with ordinality as a(approver, n) group by approver`;
