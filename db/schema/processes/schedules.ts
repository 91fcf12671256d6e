import { sql } from 'drizzle-orm';
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

import { decks } from './decks';

/** When a schedule is due: every n days, weeks or months, counted from its first day. Monday is 1. */
export type ScheduleRule =
  | { pattern: 'daily'; every: number; time: string }
  | { pattern: 'weekly'; every: number; time: string; weekdays: number[] }
  | { pattern: 'monthly'; every: number; time: string; day: number | 'last' };

export const scheduleMisfire = pgEnum('schedule_misfire', ['latest', 'all', 'none']);
export const scheduleOverlap = pgEnum('schedule_overlap', ['allow', 'skip']);

export type SuspendedReason =
  | 'by_person'
  | 'deck_archived'
  | 'deck_unpublished'
  | 'starter_inactive'
  | 'starter_not_allowed';

/** Starts a deck again and again. A deleted one stays behind the runs it has started. */
export const runSchedules = pgTable(
  'run_schedules',
  {
    id: id(),
    tenantId: tenantId(),
    deckId: uuid('deck_id').notNull(),
    /** Whom it belongs to, and as whom its runs are started. */
    starterId: uuid('starter_id').notNull(),
    /** What its runs are called; `{date}` and the like are filled in. */
    title: text('title').notNull(),
    rule: jsonb('rule').$type<ScheduleRule>().notNull(),
    timeZone: text('time_zone').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    misfire: scheduleMisfire('misfire').notNull().default('latest'),
    overlap: scheduleOverlap('overlap').notNull().default('allow'),
    /** Null when it is over or suspended. */
    nextDueAt: moment('next_due_at'),
    suspendedAt: moment('suspended_at'),
    suspendedReason: text('suspended_reason').$type<SuspendedReason>(),
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    deletedAt: moment('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'run_schedules_deck',
      columns: [t.tenantId, t.deckId],
      foreignColumns: [decks.tenantId, decks.id],
    }),
    foreignKey({
      name: 'run_schedules_starter',
      columns: [t.tenantId, t.starterId],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('run_schedules_due').on(t.tenantId, t.nextDueAt, t.id).where(sql`next_due_at is not null`),
    // The list, soonest first: what has no next time comes last, without nulls in the key.
    index('run_schedules_soonest')
      .on(t.tenantId, sql`coalesce(next_due_at, '9999-12-31 00:00:00+00'::timestamptz)`, t.id)
      .where(sql`deleted_at is null`),
    index('run_schedules_of_deck').on(t.tenantId, t.deckId),
    tenantOnly('run_schedules'),
  ],
);
