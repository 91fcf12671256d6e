import {
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

import { runs } from './runs';

export const protocolStatus = pgEnum('run_protocol_status', ['queued', 'rendering', 'finished', 'failed']);

/** A run on paper. One row per content: as long as nothing about the run changes, the same PDF is handed out. */
export const runProtocols = pgTable(
  'run_protocols',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    contentHash: text('content_hash').notNull(),
    locale: text('locale').notNull(),
    status: protocolStatus('status').notNull().default('queued'),
    progress: integer('progress').notNull().default(0),
    /** What is to be printed; emptied once it is. */
    content: jsonb('content').$type<Record<string, unknown>>(),
    /** Which of the copies in the storage is the finished one. */
    fileId: uuid('file_id'),
    pages: integer('pages'),
    size: integer('size'),
    queuedAt: moment('queued_at').notNull(),
    finishedAt: moment('finished_at'),
    /** When it was last asked for; what nobody asks for any more is removed. */
    usedAt: moment('used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_protocols_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    uniqueIndex('run_protocols_content').on(t.tenantId, t.runId, t.locale, t.contentHash),
    index('run_protocols_unused').on(t.tenantId, t.usedAt),
    tenantOnly('run_protocols'),
  ],
);

export type ProtocolStatus = (typeof protocolStatus.enumValues)[number];
