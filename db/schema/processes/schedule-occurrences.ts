import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { moment, tenantId, tenantOnly } from '@/db/schema/columns';

import { runs } from './runs';
import { runSchedules } from './schedules';

/** Why there is no run for a time that was due: nobody worked then, or the run before was still going on. */
export type SkippedBecause = 'missed' | 'still_running';

/** A due time that has been dealt with: once per schedule, whatever the clock or a worker does. */
export const scheduleOccurrences = pgTable(
  'schedule_occurrences',
  {
    tenantId: tenantId(),
    scheduleId: uuid('schedule_id').notNull(),
    dueAt: moment('due_at').notNull(),
    runId: uuid('run_id'),
    skippedBecause: text('skipped_because').$type<SkippedBecause>(),
    late: boolean('late').notNull(),
    handledAt: moment('handled_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.scheduleId, t.dueAt] }),
    foreignKey({
      name: 'schedule_occurrences_schedule',
      columns: [t.tenantId, t.scheduleId],
      foreignColumns: [runSchedules.tenantId, runSchedules.id],
    }),
    foreignKey({
      name: 'schedule_occurrences_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    check('schedule_occurrences_one', sql`(run_id is null) <> (skipped_because is null)`),
    uniqueIndex('schedule_occurrences_of_run').on(t.tenantId, t.runId).where(sql`run_id is not null`),
    tenantOnly('schedule_occurrences'),
  ],
);
