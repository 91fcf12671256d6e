import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

import { moment, tenantId, tenantOnly } from '@/db/schema/columns';
import { users } from '@/db/schema/platform/users';

import { runs } from './runs';

/** Leads who were told that a step of the run is left lying: they may look at it, whosever department it belongs to. */
export const runEscalationHearers = pgTable(
  'run_escalation_hearers',
  {
    tenantId: tenantId(),
    runId: uuid('run_id').notNull(),
    userId: uuid('user_id').notNull(),
    toldAt: moment('told_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.userId] }),
    foreignKey({
      name: 'run_escalation_hearers_run',
      columns: [t.tenantId, t.runId],
      foreignColumns: [runs.tenantId, runs.id],
    }),
    foreignKey({
      name: 'run_escalation_hearers_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    index('run_escalation_hearers_of_user').on(t.tenantId, t.userId, t.runId),
    tenantOnly('run_escalation_hearers'),
  ],
);
