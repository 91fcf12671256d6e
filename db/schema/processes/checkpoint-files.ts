import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { files, fileVersions } from '@/db/schema/platform/files';
import { users } from '@/db/schema/platform/users';
import { runCheckpoints } from '@/db/schema/processes/checkpoints';
import { decks } from '@/db/schema/processes/decks';
import { guestInvitations } from '@/db/schema/processes/guest-invitations';
import { runs } from '@/db/schema/processes/runs';

/** A file handed in for a step, for one of its slots or beside them. Taken away, it stays as part of the history. */
export const checkpointFiles = pgTable(
  'checkpoint_files',
  {
    id: id(),
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    slotKey: text('slot_key'),
    fileId: uuid('file_id').notNull(),
    /** A person, or somebody without an account. */
    addedBy: uuid('added_by'),
    addedByGuest: uuid('added_by_guest'),
    addedAt: moment('added_at').notNull(),
    /** Null where the guest took the own file away. */
    removedBy: uuid('removed_by'),
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'checkpoint_files_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'checkpoint_files_checkpoint',
      columns: [t.tenantId, t.checkpointId],
      foreignColumns: [runCheckpoints.tenantId, runCheckpoints.id],
    }),
    foreignKey({
      name: 'checkpoint_files_file',
      columns: [t.tenantId, t.fileId],
      foreignColumns: [files.tenantId, files.id],
    }),
    foreignKey({
      name: 'checkpoint_files_added_by',
      columns: [t.tenantId, t.addedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'checkpoint_files_added_by_guest',
      columns: [t.tenantId, t.addedByGuest],
      foreignColumns: [guestInvitations.tenantId, guestInvitations.id],
    }),
    check('checkpoint_files_adder', sql`num_nonnulls(added_by, added_by_guest) = 1`),
    foreignKey({
      name: 'checkpoint_files_removed_by',
      columns: [t.tenantId, t.removedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('checkpoint_files_of_file').on(t.tenantId, t.fileId),
    index('checkpoint_files_of_guest').on(t.tenantId, t.addedByGuest).where(sql`added_by_guest is not null`),
    index('checkpoint_files_of_run').on(t.tenantId, t.runId),
    index('checkpoint_files_of_step').on(t.tenantId, t.checkpointId).where(sql`removed_at is null`),
    tenantOnly('checkpoint_files'),
  ],
);

/** Versions of files a deck's steps may give to read: those that were uploaded for it. */
export const deckFiles = pgTable(
  'deck_files',
  {
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    versionId: uuid('version_id').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deckId, t.versionId] }),
    foreignKey({
      name: 'deck_files_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'deck_files_version',
      columns: [t.tenantId, t.versionId],
      foreignColumns: [fileVersions.tenantId, fileVersions.id],
    }),
    index('deck_files_of_version').on(t.tenantId, t.versionId),
    tenantOnly('deck_files'),
  ],
);
