import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

import { runCheckpoints } from './checkpoints';

/**
 * What people say about a step. `run_id` stands here for looking, not as a key of its own: a reference to the run
 * would make every comment wait for whoever holds the run.
 */
export const checkpointComments = pgTable(
  'checkpoint_comments',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    authorId: uuid('author_id').notNull(),
    /** Empty once it is deleted. */
    text: text('text').notNull(),
    /** Whom the text names, as they stand in it. */
    mentionIds: uuid('mention_ids').array().notNull().default([]),
    createdAt: moment('created_at').notNull(),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
    deletedBy: uuid('deleted_by'),
    /** The last of the three above: open pages ask for it. */
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'checkpoint_comments_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'checkpoint_comments_author',
      columns: [t.tenantId, t.authorId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'checkpoint_comments_deleted_by',
      columns: [t.tenantId, t.deletedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('checkpoint_comments_newest').on(
      t.tenantId,
      t.checkpointId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('checkpoint_comments_changed').on(t.tenantId, t.runId, t.changedAt),
    tenantOnly('checkpoint_comments'),
  ],
);

/** Small things to do about a step, written down while the run goes on. */
export const checkpointTodos = pgTable(
  'checkpoint_todos',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    title: text('title').notNull(),
    assigneeId: uuid('assignee_id'),
    dueOn: date('due_on'),
    createdBy: uuid('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    doneBy: uuid('done_by'),
    doneAt: moment('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'checkpoint_todos_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'checkpoint_todos_assignee',
      columns: [t.tenantId, t.assigneeId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'checkpoint_todos_created_by',
      columns: [t.tenantId, t.createdBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'checkpoint_todos_done_by',
      columns: [t.tenantId, t.doneBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('checkpoint_todos_in_order').on(t.tenantId, t.checkpointId, t.createdAt, t.id),
    index('checkpoint_todos_of_run').on(t.tenantId, t.runId),
    tenantOnly('checkpoint_todos'),
  ],
);
