import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
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
import { users } from '@/db/schema/platform/users';

/** What a file is, as its content says. An SVG is kept and handed out, but never shown. */
export type ContentKind = 'pdf' | 'image' | 'office' | 'text' | 'svg';

/** What an upload is for once it is complete: the row it will belong to, and what its owner has to remember. */
export type UploadPurpose =
  | { type: 'checkpoint'; checkpointId: string; slotKey: string | null; replaces: string | null }
  | { type: 'reference'; deckId: string };

const bytes = (name: string) => bigint(name, { mode: 'number' });

/** Who brought it: a person, or somebody without an account, known by the link that lets them in. */
const uploader = () => ({ uploadedBy: uuid('uploaded_by'), uploadedByLink: uuid('uploaded_by_link') });

/** One row per tenant: what its files take, and what uploads under way have set aside. */
export const storageUsage = pgTable(
  'storage_usage',
  {
    tenantId: tenantId(),
    usedBytes: bytes('used_bytes').notNull().default(0),
    reservedBytes: bytes('reserved_bytes').notNull().default(0),
    /** Null: what the service grants everybody. */
    quotaBytes: bytes('quota_bytes'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantOnly('storage_usage')],
);

/** The bytes themselves: one row per tenant and content, never changed. */
export const storedBlobs = pgTable(
  'stored_blobs',
  {
    id: id(),
    tenantId: tenantId(),
    sha256: text('sha256').notNull(),
    size: bytes('size').notNull(),
    kind: text('kind').$type<ContentKind>().notNull(),
    mime: text('mime').notNull(),
    storageKey: text('storage_key').notNull(),
    /** The re-encoded picture for viewing: not made yet, made, or not possible and why. */
    previewState: text('preview_state').$type<'none' | 'ready' | 'failed'>().notNull().default('none'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('stored_blobs_content').on(t.tenantId, t.sha256),
    uniqueIndex('stored_blobs_key').on(t.tenantId, t.storageKey),
    tenantOnly('stored_blobs'),
  ],
);

/** A file as people speak of it; its content is that of its versions. */
export const files = pgTable(
  'files',
  {
    id: id(),
    tenantId: tenantId(),
    currentVersion: integer('current_version').notNull().default(1),
    /** Null where somebody without an account brought it; its first version says who. */
    createdBy: uuid('created_by'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'files_created_by',
      columns: [t.tenantId, t.createdBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    tenantOnly('files'),
  ],
);

export const fileVersions = pgTable(
  'file_versions',
  {
    id: id(),
    tenantId: tenantId(),
    fileId: uuid('file_id').notNull(),
    number: integer('number').notNull(),
    blobId: uuid('blob_id').notNull(),
    name: text('name').notNull(),
    ...uploader(),
    uploadedAt: moment('uploaded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'file_versions_file',
      columns: [t.tenantId, t.fileId],
      foreignColumns: [files.tenantId, files.id],
    }),
    foreignKey({
      name: 'file_versions_blob',
      columns: [t.tenantId, t.blobId],
      foreignColumns: [storedBlobs.tenantId, storedBlobs.id],
    }),
    foreignKey({
      name: 'file_versions_uploaded_by',
      columns: [t.tenantId, t.uploadedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    check('file_versions_uploader', sql`num_nonnulls(uploaded_by, uploaded_by_link) = 1`),
    uniqueIndex('file_versions_number').on(t.tenantId, t.fileId, t.number),
    index('file_versions_of_blob').on(t.tenantId, t.blobId),
    tenantOnly('file_versions'),
  ],
);

/** A file on its way in. Its size is set aside until it is complete, given up, or forgotten. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    tenantId: tenantId(),
    purpose: jsonb('purpose').$type<UploadPurpose>().notNull(),
    name: text('name').notNull(),
    size: bytes('size').notNull(),
    received: bytes('received').notNull().default(0),
    /** Where each received part lies in the storage, in their order. */
    partKeys: jsonb('part_keys').$type<string[]>().notNull().default([]),
    ...uploader(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** Known once everything has arrived and has been looked at. */
    sha256: text('sha256'),
    kind: text('kind').$type<ContentKind>(),
    mime: text('mime'),
    /** The version it became: asking a second time is answered the same. */
    versionId: uuid('version_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'uploads_uploaded_by',
      columns: [t.tenantId, t.uploadedBy],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'uploads_version',
      columns: [t.tenantId, t.versionId],
      foreignColumns: [fileVersions.tenantId, fileVersions.id],
    }),
    check('uploads_uploader', sql`num_nonnulls(uploaded_by, uploaded_by_link) = 1`),
    index('uploads_expired').on(t.tenantId, t.expiresAt),
    index('uploads_waiting').on(t.tenantId, t.uploadedBy).where(sql`version_id is null`),
    index('uploads_of_link').on(t.tenantId, t.uploadedByLink).where(sql`uploaded_by_link is not null`),
    tenantOnly('uploads'),
  ],
);

export type Upload = typeof uploads.$inferSelect;
