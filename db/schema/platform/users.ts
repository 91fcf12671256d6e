import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { id, moment, tenantId, tenantOnly } from '@/db/schema/columns';

import { roles } from './roles';

export const userStatus = pgEnum('user_status', ['invited', 'active', 'inactive']);

export const users = pgTable(
  'users',
  {
    id: id(),
    tenantId: tenantId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    jobTitle: text('job_title'),
    phone: text('phone'),
    locale: text('locale').notNull().default('de'),
    timeZone: text('time_zone').notNull().default('Europe/Berlin'),
    roleId: uuid('role_id').notNull(),
    status: userStatus('status').notNull().default('invited'),
    /** An argon2id string that carries its own parameters; null until the invitation is accepted. */
    passwordHash: text('password_hash'),
    /** Raised to end every session and outstanding token of the person at once. */
    tokenVersion: integer('token_version').notNull().default(1),
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'users_role',
      columns: [t.tenantId, t.roleId],
      foreignColumns: [roles.tenantId, roles.id],
    }),
    uniqueIndex('users_email').on(t.tenantId, sql`lower(${t.email})`),
    index('users_by_name').on(t.tenantId, t.name, t.id),
    tenantOnly('users'),
  ],
);

export const departments = pgTable(
  'departments',
  {
    id: id(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    parentId: uuid('parent_id'),
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'departments_parent',
      columns: [t.tenantId, t.parentId],
      foreignColumns: [t.tenantId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    uniqueIndex('departments_name').on(t.tenantId, sql`lower(${t.name})`),
    index('departments_children').on(t.tenantId, t.parentId),
    tenantOnly('departments'),
  ],
);

export const userDepartments = pgTable(
  'user_departments',
  {
    tenantId: tenantId(),
    userId: uuid('user_id').notNull(),
    departmentId: uuid('department_id').notNull(),
    isLead: boolean('is_lead').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.departmentId] }),
    foreignKey({
      name: 'user_departments_user',
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: 'user_departments_department',
      columns: [t.tenantId, t.departmentId],
      foreignColumns: [departments.tenantId, departments.id],
    }),
    index('user_departments_members').on(t.tenantId, t.departmentId, t.userId),
    tenantOnly('user_departments'),
  ],
);

export type User = typeof users.$inferSelect;
export type Department = typeof departments.$inferSelect;
