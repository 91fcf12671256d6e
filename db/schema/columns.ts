import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core';

import { roles } from '@/db/roles';

export const appRole = pgRole(roles.app).existing();
export const ownerRole = pgRole(roles.owner).existing();
export const backupRole = pgRole(roles.backup).existing();
export const relayRole = pgRole(roles.relay).existing();

/** Time-ordered, made by the database. The primary key itself is always (tenant_id, id). */
export const id = () => uuid('id').notNull().default(sql`uuidv7()`);

/** Filled by Postgres from the transaction's tenant; code never writes it. */
export const tenantId = () =>
  uuid('tenant_id').notNull().default(sql`current_setting('app.tenant_id')::uuid`);

export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 6 });

// No second argument to current_setting: a query outside a tenant must fail, not return nothing.
export const inTenant = sql`tenant_id = (select current_setting('app.tenant_id')::uuid)`;

/** The one policy of a tenant table. It asks for the setting, not for the role, so that nobody slips past it. */
export const tenantOnly = (table: string) =>
  pgPolicy(`${table}_tenant_only`, { for: 'all', to: 'public', using: inTenant, withCheck: inTenant });
