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
import { files, fileVersions } from '@/db/schema/platform/files';
import { users } from '@/db/schema/platform/users';
import { runCheckpoints } from '@/db/schema/processes/checkpoints';
import type { SignatureField } from '@/db/schema/processes/decks';
import { runs } from '@/db/schema/processes/runs';

/** What a signature looks like: a typed name, or lines drawn on a pad, each as x, y, x, y … in the pad's own units. */
export type SignatureMark = { kind: 'typed'; name: string } | { kind: 'drawn'; strokes: number[][] };

/** Who signed which version of a file, where and when. Written once; the statement is what the audit log vouches for. */
export const fileSignatures = pgTable(
  'file_signatures',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    fileId: uuid('file_id').notNull(),
    versionId: uuid('version_id').notNull(),
    fieldKey: text('field_key').notNull(),
    /** The field as it was when it was signed. */
    field: jsonb('field').$type<SignatureField>().notNull(),
    signedBy: uuid('signed_by').notNull(),
    signedAt: moment('signed_at').notNull(),
    printedName: text('printed_name').notNull(),
    mark: jsonb('mark').$type<SignatureMark>().notNull(),
    /** The canonical text; its bytes give the hash. */
    statement: text('statement').notNull(),
    statementSha256: text('statement_sha256').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'file_signatures_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'file_signatures_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'file_signatures_file',
      columns: [t.tenantId, t.fileId],
      foreignColumns: [files.tenantId, files.id],
    }),
    foreignKey({
      name: 'file_signatures_version',
      columns: [t.tenantId, t.versionId],
      foreignColumns: [fileVersions.tenantId, fileVersions.id],
    }),
    foreignKey({
      name: 'file_signatures_signed_by',
      columns: [t.tenantId, t.signedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    // A field of a version is signed once, whoever comes at the same moment.
    uniqueIndex('file_signatures_field').on(t.tenantId, t.versionId, t.fieldKey),
    index('file_signatures_of_file').on(t.tenantId, t.fileId),
    tenantOnly('file_signatures'),
  ],
);

/** The copy of a signed version that shows its signatures. Made anew by a worker after each of them. */
export const signedCopies = pgTable(
  'signed_copies',
  {
    tenantId: tenantId(),
    versionId: uuid('version_id').notNull(),
    state: text('state').$type<'waiting' | 'ready' | 'failed'>().notNull(),
    /** Why there can be none. */
    reason: text('reason').$type<'broken' | 'encrypted' | 'too_long'>(),
    /** How many signatures the copy that lies there shows. */
    signatures: integer('signatures').notNull().default(0),
    storageKey: text('storage_key'),
    sha256: text('sha256'),
    size: integer('size'),
    madeAt: moment('made_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.versionId] }),
    foreignKey({
      name: 'signed_copies_version',
      columns: [t.tenantId, t.versionId],
      foreignColumns: [fileVersions.tenantId, fileVersions.id],
    }),
    tenantOnly('signed_copies'),
  ],
);
