import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { departments, users } from '@/db/schema/platform/users';

import { approvalMode, decks, deckVersions } from './decks';
import { runSchedules } from './schedules';

export const runStatus = pgEnum('run_status', [
  'pending',
  'active',
  'paused',
  'awaiting_final_approval',
  'completed',
  'rejected',
  'cancelled',
]);

/** The version a sub-deck had when the run was created, by deck id. */
export type SubVersions = Record<string, { versionId: string; title: string }>;

/** One execution of one deck version. Everything a run needs was copied when it was created. */
export const runs = pgTable(
  'runs',
  {
    id: id(),
    tenantId: tenantId(),
    number: text('number').notNull(),
    title: text('title').notNull(),
    status: runStatus('status').notNull(),
    outcome: text('outcome'),
    deckId: uuid('deck_id').notNull(),
    deckVersionId: uuid('deck_version_id').notNull(),
    version: integer('version').notNull(),
    deckTitle: text('deck_title').notNull(),
    departmentId: uuid('department_id'),
    startedBy: uuid('started_by').notNull(),
    /** What the run is about, for modules above: an employee, an order, a building. */
    subjectType: text('subject_type'),
    subjectId: uuid('subject_id'),
    laneTitles: jsonb('lane_titles').$type<string[]>().notNull(),
    approvalMode: approvalMode('approval_mode').notNull(),
    approvalRound: integer('approval_round').notNull().default(1),
    parentRunId: uuid('parent_run_id'),
    parentRunCheckpointId: uuid('parent_run_checkpoint_id'),
    /** Which activation of the parent's step this run answers. */
    parentActivation: integer('parent_activation'),
    rootRunId: uuid('root_run_id').notNull(),
    depth: integer('depth').notNull().default(0),
    /** Every run above this one, the root first. */
    ancestorIds: uuid('ancestor_ids').array().notNull().default(sql`'{}'::uuid[]`),
    /** Paused because its parent was, and so resumed with it. */
    pausedByParent: boolean('paused_by_parent').notNull().default(false),
    subVersions: jsonb('sub_versions').$type<SubVersions>().notNull().default({}),
    clonedFrom: uuid('cloned_from'),
    scheduleId: uuid('schedule_id'),
    reason: text('reason'),
    revision: integer('revision').notNull().default(1),
    eventSeq: integer('event_seq').notNull().default(0),
    checkpointCount: integer('checkpoint_count').notNull(),
    finishedCheckpoints: integer('finished_checkpoints').notNull().default(0),
    openCheckpoints: integer('open_checkpoints').notNull().default(0),
    nextDueAt: moment('next_due_at'),
    createdAt: moment('created_at').notNull(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    archivedAt: moment('archived_at'),
    tab: text('tab')
      .notNull()
      .generatedAlwaysAs(
        sql`case when archived_at is not null then 'archive'
                 when status = 'cancelled' then 'cancelled'
                 when status in ('completed', 'rejected') then 'done'
                 else 'active' end`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'runs_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'runs_deck_version',
      columns: [t.tenantId, t.deckVersionId],
      foreignColumns: [deckVersions.tenantId, deckVersions.id],
    }),
    foreignKey({
      name: 'runs_department',
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    foreignKey({
      name: 'runs_starter',
      columns: [t.tenantId, t.startedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'runs_root',
      columns: [t.tenantId, t.rootRunId],
      foreignColumns: [t.tenantId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    foreignKey({
      name: 'runs_parent',
      columns: [t.tenantId, t.parentRunId],
      foreignColumns: [t.tenantId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    foreignKey({
      name: 'runs_schedule',
      columns: [t.tenantId, t.scheduleId],
      foreignColumns: [runSchedules.tenantId, runSchedules.id],
    }),
    uniqueIndex('runs_number').on(t.tenantId, t.number),
    uniqueIndex('runs_one_per_activation')
      .on(t.tenantId, t.parentRunCheckpointId, t.parentActivation)
      .where(sql`parent_run_checkpoint_id is not null`),
    index('runs_of_tree').on(t.tenantId, t.rootRunId).where(sql`depth > 0`),
    index('runs_of_schedule').on(t.tenantId, t.scheduleId).where(sql`schedule_id is not null`),
    // Few of many: what waits for admins is looked for among these.
    index('runs_awaiting_approval').on(t.tenantId, t.id).where(sql`status = 'awaiting_final_approval'`),
    index('runs_newest').on(t.tenantId, t.tab, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('runs_of_deck').on(t.tenantId, t.deckId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('runs_of_department').on(
      t.tenantId,
      t.departmentId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('runs_of_starter').on(
      t.tenantId,
      t.startedBy,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    tenantOnly('runs'),
  ],
);

export const runFinalApprovers = pgTable(
  'run_final_approvers',
  {
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    userId: uuid('user_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.userId] }),
    foreignKey({
      name: 'run_final_approvers_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'run_final_approvers_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('run_final_approvers_of_user').on(t.tenantId, t.userId, t.runId),
    tenantOnly('run_final_approvers'),
  ],
);

export const approvalDecision = pgEnum('approval_decision', ['approve', 'rework', 'reject']);

export const runApprovalDecisions = pgTable(
  'run_approval_decisions',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    round: integer('round').notNull(),
    userId: uuid('user_id').notNull(),
    decision: approvalDecision('decision').notNull(),
    reason: text('reason'),
    decidedAt: moment('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_approval_decisions_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'run_approval_decisions_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('run_approval_decisions_once').on(t.tenantId, t.runId, t.round, t.userId),
    tenantOnly('run_approval_decisions'),
  ],
);

/** The functional history, shown as the timeline. Appended under the root run's lock. */
export const runEvents = pgTable(
  'run_events',
  {
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    checkpointId: uuid('checkpoint_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.seq] }),
    foreignKey({
      name: 'run_events_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    tenantOnly('run_events'),
  ],
);

/** Where the readable numbers of a year stand. Gapless is not promised. */
export const runNumbers = pgTable(
  'run_numbers',
  {
    tenantId: tenantId(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.year] }), tenantOnly('run_numbers')],
);

export type Run = typeof runs.$inferSelect;
export type RunStatus = (typeof runStatus.enumValues)[number];
