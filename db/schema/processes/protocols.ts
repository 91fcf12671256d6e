import {
  customType,
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

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

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

export const runProtocolFiles = pgTable(
  'run_protocol_files',
  {
    tenantId: tenantId(),
    protocolId: uuid('protocol_id').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.protocolId] }),
    foreignKey({
      name: 'run_protocol_files_protocol',
      columns: [t.tenantId, t.protocolId],
      foreignColumns: [runProtocols.tenantId, runProtocols.id],
    }),
    tenantOnly('run_protocol_files'),
  ],
);

export type ProtocolStatus = (typeof protocolStatus.enumValues)[number];
