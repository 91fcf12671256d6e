import { sql } from 'drizzle-orm';
import {
  customType,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import {
  appRole,
  backupRole,
  id,
  inTenant,
  moment,
  ownerRole,
  relayRole,
  tenantId,
  tenantOnly,
} from '@/db/schema/columns';

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** What happened and still has to be told outside the transaction that did it. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    tenantId: tenantId(),
    type: text('type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
    /** Which open pages show something else from now on; null where none does. */
    tells: text('tells').array(),
    /** Open pages follow by it: the order of ids and times is not the order in which transactions commit. */
    writtenIn: xid8('written_in').notNull().default(sql`pg_current_xact_id()`),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // Led by the tenant, so that the relay can take an equal share from each.
    index('outbox_waiting').on(t.tenantId, t.createdAt, t.id).where(sql`sent_at is null`),
    index('outbox_sent').on(t.tenantId, t.sentAt).where(sql`sent_at is not null`),
    // Not led by the tenant: one look finds what is new for all of whom somebody is there.
    index('outbox_told').on(t.writtenIn).where(sql`tells is not null`),
    // Named roles here, as the relay has no tenant for the usual policy to ask about.
    pgPolicy('outbox_tenant_only', {
      for: 'all',
      to: [appRole, ownerRole, backupRole],
      using: inTenant,
      withCheck: inTenant,
    }),
    pgPolicy('outbox_relay', { for: 'all', to: relayRole, using: sql`true`, withCheck: sql`true` }),
    // What tells open pages runs as the owner and keeps to topics.
    pgPolicy('outbox_through_functions', { for: 'select', to: ownerRole, using: sql`true` }),
  ],
);

/** One row per effect that has taken place, so that a job that runs twice acts once. */
export const effects = pgTable(
  'effects',
  {
    tenantId: tenantId(),
    key: text('key').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key] }),
    index('effects_age').on(t.tenantId, t.createdAt),
    tenantOnly('effects'),
  ],
);

/** Jobs that gave up, kept until somebody retries or dismisses them. */
export const deadJobs = pgTable(
  'dead_jobs',
  {
    id: id(),
    tenantId: tenantId(),
    jobId: text('job_id').notNull(),
    name: text('name').notNull(),
    eventType: text('event_type'),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error').notNull(),
    failedAt: moment('failed_at').notNull(),
    retriedAt: moment('retried_at'),
    dismissedAt: moment('dismissed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('dead_jobs_job').on(t.tenantId, t.jobId),
    index('dead_jobs_open')
      .on(t.tenantId, t.failedAt)
      .where(sql`retried_at is null and dismissed_at is null`),
    tenantOnly('dead_jobs'),
  ],
);

/** Answers of unsafe calls that carried an Idempotency-Key, kept for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    command: text('command').notNull(),
    requestHash: text('request_hash').notNull(),
    response: jsonb('response').$type<{ value?: unknown }>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.actor, t.key] }),
    index('idempotency_keys_age').on(t.tenantId, t.createdAt),
    tenantOnly('idempotency_keys'),
  ],
);

/** Sliding-window counters, shared by every process. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    tenantId: tenantId(),
    bucket: text('bucket').notNull(),
    key: text('key').notNull(),
    windowStart: moment('window_start').notNull(),
    hits: integer('hits').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bucket, t.key, t.windowStart] }),
    index('rate_limits_age').on(t.tenantId, t.windowStart),
    tenantOnly('rate_limits'),
  ],
);
