import { sql } from 'drizzle-orm';
import {
  boolean,
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

import { users } from './users';

/** What the bell shows. `data` holds what the sentence needs (titles, numbers), never the sentence. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    type: text('type').notNull(),
    /** The event that caused it: one notification per person and cause. */
    cause: text('cause').notNull(),
    path: text('path').notNull(),
    data: jsonb('data').$type<Record<string, string | number>>().notNull(),
    createdAt: moment('created_at').notNull(),
    readAt: moment('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'notifications_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    uniqueIndex('notifications_cause').on(t.tenantId, t.userId, t.type, t.cause),
    index('notifications_newest').on(
      t.tenantId,
      t.userId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('notifications_unread').on(t.tenantId, t.userId).where(sql`read_at is null`),
    tenantOnly('notifications'),
  ],
);

/** A row only where a person has decided differently from the default (bell and mail on). */
export const notificationSettings = pgTable(
  'notification_settings',
  {
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    type: text('type').notNull(),
    byMail: boolean('by_mail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.type] }),
    foreignKey({
      name: 'notification_settings_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    tenantOnly('notification_settings'),
  ],
);

/** `kept` is the end state where no mail server is configured: the mail is readable in the admin section. */
export const mailStatus = pgEnum('mail_status', ['waiting', 'sent', 'kept', 'failed']);

export const mails = pgTable(
  'mails',
  {
    id: id(),
    tenantId: tenantId(),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull(),
    userId: uuid('user_id'),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    textBody: text('text_body').notNull(),
    htmlBody: text('html_body').notNull(),
    status: mailStatus('status').notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'mails_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('mails_newest').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('mails_waiting').on(t.tenantId, t.createdAt).where(sql`status = 'waiting'`),
    tenantOnly('mails'),
  ],
);

export type Mail = typeof mails.$inferSelect;
