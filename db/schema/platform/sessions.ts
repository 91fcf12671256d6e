import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';

import { users } from './users';

/** The truth about who is signed in. The cookie carries a random id; only its SHA-256 stands here. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    tenantId: tenantId(),
    tokenHash: text('token_hash').notNull(),
    userId: uuid('user_id').notNull(),
    /** The person's token_version at sign-in; a session with an older one is over. */
    tokenVersion: integer('token_version').notNull(),
    csrfToken: text('csrf_token').notNull(),
    factors: text('factors').array().notNull(),
    ip: text('ip'),
    userAgent: text('user_agent'),
    authenticatedAt: moment('authenticated_at').notNull(),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'sessions_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('sessions_token').on(t.tenantId, t.tokenHash),
    index('sessions_of_user').on(t.tenantId, t.userId),
    tenantOnly('sessions'),
  ],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** The last characters, so that a person recognises the token in the list. */
    hint: text('hint').notNull(),
    /** Permission keys or wildcards the token is limited to; it never exceeds its person. */
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'api_tokens_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('api_tokens_hash').on(t.tenantId, t.tokenHash),
    index('api_tokens_of_user').on(t.tenantId, t.userId),
    tenantOnly('api_tokens'),
  ],
);

/** A single-use deep link with which an invited person sets the first password. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: uuid('invited_by'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'invitations_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('invitations_token').on(t.tenantId, t.tokenHash),
    index('invitations_of_user').on(t.tenantId, t.userId),
    tenantOnly('invitations'),
  ],
);
