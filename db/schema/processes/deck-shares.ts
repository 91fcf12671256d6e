import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { departments, users } from '@/db/schema/platform/users';

import { decks } from './decks';

export const shareLevel = pgEnum('deck_share_level', ['viewer', 'editor', 'admin']);

/** Who works with a deck besides its owner: a person, or everybody of a department. */
export const deckShares = pgTable(
  'deck_shares',
  {
    id: id(),
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    userId: uuid('user_id'),
    departmentId: uuid('department_id'),
    level: shareLevel('level').notNull(),
    /** Of a department, also whoever belongs to one below it. */
    withSubDepartments: boolean('with_sub_departments').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'deck_shares_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'deck_shares_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'deck_shares_department',
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    check('deck_shares_one', sql`(user_id is null) <> (department_id is null)`),
    uniqueIndex('deck_shares_person').on(t.tenantId, t.deckId, t.userId).where(sql`user_id is not null`),
    uniqueIndex('deck_shares_place')
      .on(t.tenantId, t.deckId, t.departmentId)
      .where(sql`department_id is not null`),
    index('deck_shares_of_user').on(t.tenantId, t.userId),
    index('deck_shares_of_department').on(t.tenantId, t.departmentId),
    tenantOnly('deck_shares'),
  ],
);

export type ShareLevel = (typeof shareLevel.enumValues)[number];
