import {
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

import { decks } from './decks';

/** What a list of runs is narrowed to, as its address says it. */
export type SavedRunView = {
  tab: 'active' | 'done' | 'cancelled' | 'archive';
  deckId?: string;
  departmentId?: string;
  starterId?: string;
  assigneeId?: string;
  overdue?: boolean;
  /** Days of the company, both included. */
  from?: string;
  to?: string;
  sort?: 'newest' | 'oldest';
  q?: string;
};

/** A selection of runs one person looks at again and again, under a name of their own. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    view: jsonb('view').$type<SavedRunView>().notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'saved_views_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('saved_views_name').on(t.tenantId, t.userId, t.name),
    tenantOnly('saved_views'),
  ],
);

/** The decks a person wants to see first. */
export const deckPins = pgTable(
  'deck_pins',
  {
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    deckId: uuid('deck_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.deckId] }),
    foreignKey({
      name: 'deck_pins_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'deck_pins_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    tenantOnly('deck_pins'),
  ],
);
