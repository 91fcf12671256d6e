import { sql } from 'drizzle-orm';
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

import { runCheckpoints } from './checkpoints';
import { runs } from './runs';

/**
 * Somebody without an account who is asked to do one step, in one of its activations. The token itself stands in the
 * mail alone. Who has answered is the `link` of the timeline, and stays here under the name they were invited by.
 */
export const guestInvitations = pgTable(
  'guest_invitations',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    activation: integer('activation').notNull(),
    name: text('name').notNull(),
    /** Emptied some days after the invitation is over; whoever answered keeps the name they answered under. */
    email: text('email'),
    tokenHash: text('token_hash').notNull(),
    pinHash: text('pin_hash'),
    /** Wrong PINs in a row; the fifth locks the invitation for an hour. */
    pinTries: integer('pin_tries').notNull().default(0),
    pinLockedUntil: moment('pin_locked_until'),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'guest_invitations_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'guest_invitations_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'guest_invitations_invited_by',
      columns: [t.tenantId, t.invitedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('guest_invitations_token').on(t.tenantId, t.tokenHash),
    uniqueIndex('guest_invitations_open')
      .on(t.tenantId, t.checkpointId, t.activation, t.email)
      .where(sql`used_at is null and revoked_at is null`),
    // A step is answered once.
    uniqueIndex('guest_invitations_used')
      .on(t.tenantId, t.checkpointId, t.activation)
      .where(sql`used_at is not null`),
    index('guest_invitations_of_step').on(t.tenantId, t.checkpointId, t.activation),
    index('guest_invitations_addressed').on(t.tenantId, t.createdAt).where(sql`email is not null`),
    tenantOnly('guest_invitations'),
  ],
);
