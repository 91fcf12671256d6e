import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

/** What somebody signs files with, besides being signed in. Only its hash, and how often it was tried in vain. */
export const signaturePins = pgTable(
  'signature_pins',
  {
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    /** A PBKDF2 string that carries its own parameters. */
    hash: text('hash').notNull(),
    setAt: moment('set_at').notNull(),
    /** Attempts since the last right one, counted before they are compared. */
    attempts: integer('attempts').notNull().default(0),
    lockedUntil: moment('locked_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({
      name: 'signature_pins_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    tenantOnly('signature_pins'),
  ],
);
