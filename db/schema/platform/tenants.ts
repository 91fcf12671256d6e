import { sql } from 'drizzle-orm';
import { jsonb, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { appRole, backupRole, moment, ownerRole, relayRole } from '@/db/schema/columns';

export type TenantSettings = {
  passwordPolicy?: 'composition' | 'nist';
  fourEyesFinalApproval?: boolean;
  /** Counted from the due time, and from the rung before. */
  escalationDelays?: { leadsMinutes: number; managementMinutes: number };
  /** How long the address of a guest is kept after the invitation is over. */
  guestAddressDays?: number;
};

/** The catalogue of tenants. Its own id is the tenant id. */
export const tenants = pgTable(
  'tenants',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull().default('Europe/Berlin'),
    locale: text('locale').notNull().default('de'),
    settings: jsonb('settings').$type<TenantSettings>().notNull().default({}),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    // A tenant is seen from inside itself, or by someone who already knows its slug (to find the id for a host).
    pgPolicy('tenants_itself_only', {
      for: 'all',
      to: [appRole, ownerRole, backupRole],
      using: sql`id = nullif(current_setting('app.tenant_id', true), '')::uuid or slug = current_setting('app.tenant_slug', true)`,
      withCheck: sql`id = (select current_setting('app.tenant_id')::uuid)`,
    }),
    pgPolicy('tenants_relay', { for: 'select', to: relayRole, using: sql`true` }),
  ],
);

export type Tenant = typeof tenants.$inferSelect;
