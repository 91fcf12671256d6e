import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
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

import {
  assigneeMode,
  type Condition,
  confirmationType,
  type FieldValue,
  type FileSlot,
  type FormField,
  onReject,
  type ReferenceFile,
} from './decks';
import { runs } from './runs';

export const checkpointStatus = pgEnum('checkpoint_status', [
  'pending',
  'active',
  'completed',
  'rejected',
  'skipped',
]);

/** A part of a step that is ticked off on its own; by `guest`, where it was somebody without an account. */
export type RunSubtask = { title: string; doneBy: string | null; doneAt: string | null; guest?: string };

/** One of several signatures a step with `assignee_mode: all` needs. */
export type Confirmation = {
  userId: string;
  value: string;
  note: string | null;
  signoffName: string | null;
  fields: Record<string, FieldValue>;
  at: string;
};

export const runCheckpoints = pgTable(
  'run_checkpoints',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    key: text('key').notNull(),
    orderIndex: integer('order_index').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    instructions: text('instructions').notNull(),
    confirmationType: confirmationType('confirmation_type').notNull(),
    requireNote: boolean('require_note').notNull(),
    requireSignoffName: boolean('require_signoff_name').notNull(),
    requireTodosDone: boolean('require_todos_done').notNull().default(false),
    assigneeMode: assigneeMode('assignee_mode').notNull().default('any'),
    onReject: onReject('on_reject').notNull().default('wait'),
    subtasks: jsonb('subtasks').$type<RunSubtask[]>().notNull().default([]),
    fields: jsonb('fields').$type<FormField[]>().notNull().default([]),
    fileSlots: jsonb('file_slots').$type<FileSlot[]>().notNull().default([]),
    references: jsonb('reference_files').$type<ReferenceFile[]>().notNull().default([]),
    fieldValues: jsonb('field_values').$type<Record<string, FieldValue>>().notNull().default({}),
    confirmations: jsonb('confirmations').$type<Confirmation[]>().notNull().default([]),
    condition: jsonb('condition').$type<Condition>(),
    /** The deck whose run does this step; which version of it, the run's `sub_versions` say. */
    subDeckId: uuid('sub_deck_id'),
    status: checkpointStatus('status').notNull().default('pending'),
    value: text('value'),
    note: text('note'),
    signoffName: text('signoff_name'),
    rejectionReason: text('rejection_reason'),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    revision: integer('revision').notNull().default(1),
    /** How often the step has become active; each rung of escalation is sent once per activation. */
    activation: integer('activation').notNull().default(0),
    slaLimitSeconds: integer('sla_limit_seconds'),
    slaWarnBeforeSeconds: integer('sla_warn_before_seconds'),
    /** Null while the stopwatch stands still. */
    slaActivatedAt: moment('sla_activated_at'),
    slaAccumulatedActiveSeconds: doublePrecision('sla_accumulated_active_seconds').notNull().default(0),
    slaDueAt: moment('sla_due_at'),
    /** The next rung of the escalation ladder, and when it is climbed; null while the stopwatch stands still. */
    escalationRung: integer('escalation_rung').notNull().default(1),
    escalationAt: moment('escalation_at'),
    /** When the sweep found the running activation past its due time. */
    overdueAt: moment('overdue_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_checkpoints_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'run_checkpoints_decided_by',
      columns: [t.tenantId, t.decidedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('run_checkpoints_key').on(t.tenantId, t.runId, t.key),
    index('run_checkpoints_order').on(t.tenantId, t.runId, t.orderIndex, t.position),
    index('run_checkpoints_escalation').on(t.tenantId, t.escalationAt).where(sql`escalation_at is not null`),
    // What is late already, for when the delays of the tenant change.
    index('run_checkpoints_late')
      .on(t.tenantId, t.id)
      .where(sql`escalation_at is not null and escalation_rung >= 2`),
    tenantOnly('run_checkpoints'),
  ],
);

/**
 * Who may act on a step. A row without a person stands for a whole department until the step becomes active;
 * then its members are written beside it.
 */
export const runCheckpointAssignees = pgTable(
  'run_checkpoint_assignees',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    userId: uuid('user_id'),
    departmentId: uuid('department_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_checkpoint_assignees_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'run_checkpoint_assignees_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'run_checkpoint_assignees_department',
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    uniqueIndex('run_checkpoint_assignees_person')
      .on(t.tenantId, t.checkpointId, t.userId)
      .where(sql`user_id is not null`),
    index('run_checkpoint_assignees_of_step').on(t.tenantId, t.checkpointId),
    index('run_checkpoint_assignees_of_user').on(t.tenantId, t.userId, t.runId),
    index('run_checkpoint_assignees_of_run').on(t.tenantId, t.runId),
    tenantOnly('run_checkpoint_assignees'),
  ],
);

/** A rung of the escalation ladder that has been climbed: once per activation, whatever the clock or a worker does. */
export const slaEscalations = pgTable(
  'sla_escalations',
  {
    tenantId: tenantId(),
    checkpointId: uuid('checkpoint_id').notNull(),
    activation: integer('activation').notNull(),
    rung: integer('rung').notNull(),
    dueAt: moment('due_at').notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.checkpointId, t.activation, t.rung] }),
    foreignKey({
      name: 'sla_escalations_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    tenantOnly('sla_escalations'),
  ],
);

export type RunCheckpoint = typeof runCheckpoints.$inferSelect;
export type CheckpointStatus = (typeof checkpointStatus.enumValues)[number];
