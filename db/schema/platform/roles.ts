import {
  boolean,
  foreignKey,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';

export const permissionScope = pgEnum('permission_scope', ['own', 'department', 'all']);

export const roles = pgTable(
  'roles',
  {
    id: id(),
    tenantId: tenantId(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    builtIn: boolean('built_in').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('roles_key').on(t.tenantId, t.key),
    tenantOnly('roles'),
  ],
);

/** `permission` is a key, a wildcard over a prefix (`runs.*`) or `*`. */
export const rolePermissions = pgTable(
  'role_permissions',
  {
    tenantId: tenantId(),
    roleId: uuid('role_id').notNull(),
    permission: text('permission').notNull(),
    scope: permissionScope('scope').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.roleId, t.permission] }),
    foreignKey({
      name: 'role_permissions_role',
      columns: [t.tenantId, t.roleId],
      foreignColumns: [roles.tenantId, roles.id],
    }),
    tenantOnly('role_permissions'),
  ],
);

export type Role = typeof roles.$inferSelect;
