import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

import { runs } from './runs';

/** A way to look at one run without an account. The token itself is shown once and kept nowhere. */
export const runLinks = pgTable(
  'run_links',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    pinHash: text('pin_hash'),
    /** Wrong PINs in a row; the fifth locks the link for an hour. */
    pinTries: integer('pin_tries').notNull().default(0),
    pinLockedUntil: moment('pin_locked_until'),
    expiresAt: moment('expires_at').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    revokedAt: moment('revoked_at'),
    opens: integer('opens').notNull().default(0),
    lastOpenedAt: moment('last_opened_at'),
    /** When an opening was last written to the audit log: at most once an hour, so that nobody can flood it. */
    openingAuditedAt: moment('opening_audited_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_links_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'run_links_created_by',
      columns: [t.tenantId, t.createdBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('run_links_token').on(t.tenantId, t.tokenHash),
    index('run_links_of_run').on(t.tenantId, t.runId, t.createdAt),
    tenantOnly('run_links'),
  ],
);
