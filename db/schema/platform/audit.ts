import { bigint, customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { moment, tenantId, tenantOnly } from '@/db/schema/columns';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

const sequence = () => bigint('seq', { mode: 'number' }).notNull();

/** Where each tenant's chain ends. Written by audit_append() alone. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    tenantId: tenantId().primaryKey(),
    nextSeq: bigint('next_seq', { mode: 'number' }).notNull(),
    chain: bytea('chain').notNull(),
  },
  () => [tenantOnly('audit_heads')],
);

/**
 * Who did what. `record` holds the canonical bytes and is the only truth; the other columns repeat parts of it
 * for searching and are checked against it by the verifier. No foreign key leads out of these tables.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    tenantId: tenantId(),
    seq: sequence(),
    record: bytea('record').notNull(),
    leaf: bytea('leaf').notNull(),
    chain: bytea('chain').notNull(),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.seq] }),
    index('audit_log_by_target').on(t.tenantId, t.target, t.seq),
    index('audit_log_by_action').on(t.tenantId, t.action, t.seq),
    index('audit_log_by_actor').on(t.tenantId, t.actor, t.seq),
    tenantOnly('audit_log'),
  ],
);

/** The erasable part: a record holds only SHA-256(salt ‖ body). The IP stands outside the hash, as it is emptied first. */
export const auditPayload = pgTable(
  'audit_payload',
  {
    tenantId: tenantId(),
    seq: sequence(),
    salt: bytea('salt').notNull(),
    body: text('body').notNull(),
    ip: text('ip'),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.seq] }), tenantOnly('audit_payload')],
);
