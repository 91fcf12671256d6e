import { sql } from 'drizzle-orm';
import {
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

/** Who a step falls to before a run exists. `starter` becomes a person when the run is created. */
export type DefaultAssignee =
  | { type: 'starter' }
  | { type: 'user'; userId: string }
  | { type: 'department'; departmentId: string };

export type ConditionValue =
  | 'ok'
  | 'yes'
  | 'no'
  | 'accepted'
  | 'rejected'
  | 'completed'
  | 'cancelled'
  | 'final_rejected';
export type FieldOperator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'empty';
export type FieldValue = string | number | boolean;

/** A step is asked only if this holds for earlier steps. A field is named `checkpoint.field`. */
export type Condition =
  | { checkpoint: string; is: ConditionValue }
  | { field: string; op: FieldOperator; value?: FieldValue }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** What a step asks to be filled in. */
export type FormField = {
  key: string;
  label: string;
  type: 'text' | 'long_text' | 'number' | 'date' | 'select' | 'checkbox';
  required: boolean;
  options: string[];
};

export type FileKind = 'pdf' | 'image' | 'office' | 'text';

/** Where on a page somebody signs: parts of its width and height, from its upper left corner as it is shown. */
export type SignatureField = {
  key: string;
  label: string;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
};

/** What a step asks to be handed in as a file. `signatures` is absent where nobody has to sign it. */
export type FileSlot = {
  key: string;
  name: string;
  kinds: FileKind[];
  required: boolean;
  signatures?: SignatureField[];
};

/** What a step gives to read: one version of a file, named as it was when it was put there. */
export type ReferenceFile = { versionId: string; name: string };

export const confirmationType = pgEnum('confirmation_type', ['simple_ok', 'yes_no', 'accept_reject']);
export const assigneeMode = pgEnum('assignee_mode', ['any', 'all']);
export const onReject = pgEnum('on_reject', ['wait', 'cancel_run', 'continue']);
export const approvalMode = pgEnum('approval_mode', ['any', 'all']);
export const deckStatus = pgEnum('deck_status', ['active', 'archived']);

/** A deck's row is its one editable draft; what has been published stands in deck_versions. */
export const decks = pgTable(
  'decks',
  {
    id: id(),
    tenantId: tenantId(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    status: deckStatus('status').notNull().default('active'),
    ownerId: uuid('owner_id').notNull(),
    departmentId: uuid('department_id'),
    approvalMode: approvalMode('approval_mode').notNull().default('any'),
    /** Raised by every change of the draft; a save names the one it was made from. */
    revision: integer('revision').notNull().default(1),
    currentVersion: integer('current_version'),
    laneCount: integer('lane_count').notNull().default(0),
    checkpointCount: integer('checkpoint_count').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    archivedAt: moment('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'decks_owner',
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'decks_department',
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    // One index per state, not the state as a column: under row security only leak-proof comparisons reach an
    // index, and that of enums is not; a condition of the index itself is proved from the query instead.
    index('decks_active_newest')
      .on(t.tenantId, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status = 'active'`),
    index('decks_archived_newest')
      .on(t.tenantId, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status = 'archived'`),
    index('decks_of_owner').on(t.tenantId, t.ownerId),
    index('decks_of_department').on(t.tenantId, t.departmentId),
    tenantOnly('decks'),
  ],
);

export const deckLanes = pgTable(
  'deck_lanes',
  {
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    orderIndex: integer('order_index').notNull(),
    title: text('title').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deckId, t.orderIndex] }),
    foreignKey({
      name: 'deck_lanes_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    tenantOnly('deck_lanes'),
  ],
);

export const deckCheckpoints = pgTable(
  'deck_checkpoints',
  {
    id: id(),
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    /** The step's name inside the deck: conditions, diffs and exports use it; it survives renaming. */
    key: text('key').notNull(),
    orderIndex: integer('order_index').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    instructions: text('instructions').notNull().default(''),
    confirmationType: confirmationType('confirmation_type').notNull(),
    assignees: jsonb('assignees').$type<DefaultAssignee[]>().notNull(),
    assigneeMode: assigneeMode('assignee_mode').notNull().default('any'),
    onReject: onReject('on_reject').notNull().default('wait'),
    subtasks: jsonb('subtasks').$type<string[]>().notNull().default([]),
    fields: jsonb('fields').$type<FormField[]>().notNull().default([]),
    fileSlots: jsonb('file_slots').$type<FileSlot[]>().notNull().default([]),
    references: jsonb('reference_files').$type<ReferenceFile[]>().notNull().default([]),
    requireNote: boolean('require_note').notNull().default(false),
    requireSignoffName: boolean('require_signoff_name').notNull().default(false),
    requireTodosDone: boolean('require_todos_done').notNull().default(false),
    slaLimitMinutes: integer('sla_limit_minutes'),
    slaWarnBeforeMinutes: integer('sla_warn_before_minutes'),
    condition: jsonb('condition').$type<Condition>(),
    /** The deck whose run does this step. */
    subDeckId: uuid('sub_deck_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'deck_checkpoints_sub_deck',
      columns: [t.tenantId, t.subDeckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'deck_checkpoints_lane',
      columns: [t.tenantId, t.deckId, t.orderIndex],
      foreignColumns: [deckLanes.tenantId, deckLanes.deckId, deckLanes.orderIndex],
    }),
    uniqueIndex('deck_checkpoints_key').on(t.tenantId, t.deckId, t.key),
    index('deck_checkpoints_order').on(t.tenantId, t.deckId, t.orderIndex, t.position),
    index('deck_checkpoints_of_sub_deck').on(t.tenantId, t.subDeckId).where(sql`sub_deck_id is not null`),
    tenantOnly('deck_checkpoints'),
  ],
);

export const deckFinalApprovers = pgTable(
  'deck_final_approvers',
  {
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    userId: uuid('user_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deckId, t.userId] }),
    foreignKey({
      name: 'deck_final_approvers_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'deck_final_approvers_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    tenantOnly('deck_final_approvers'),
  ],
);

/** Never updated, never deleted (a trigger says so). `snapshot` is the canonical JSON whose SHA-256 stands beside it. */
export const deckVersions = pgTable(
  'deck_versions',
  {
    id: id(),
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    number: integer('number').notNull(),
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    note: text('note').notNull().default(''),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'deck_versions_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    uniqueIndex('deck_versions_number').on(t.tenantId, t.deckId, t.number),
    tenantOnly('deck_versions'),
  ],
);

export type Deck = typeof decks.$inferSelect;
export type DeckVersion = typeof deckVersions.$inferSelect;
export type ConfirmationType = (typeof confirmationType.enumValues)[number];
export type AssigneeMode = (typeof assigneeMode.enumValues)[number];
export type OnReject = (typeof onReject.enumValues)[number];
export type ApprovalMode = (typeof approvalMode.enumValues)[number];
