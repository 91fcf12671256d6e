import { sql } from 'drizzle-orm';

import type { Access, Scope } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  status: 'invited' | 'active' | 'inactive';
  locale: string;
  timeZone: string;
  tokenVersion: number;
  access: Access;
};

/** Select list and joins that turn a `users u` row into a person with grants and department tree, in one statement. */
export const personColumns = sql`
  u.id, u.name, u.email, u.status, u.locale, u.time_zone as "timeZone", u.token_version as "tokenVersion",
  (select coalesce(json_object_agg(p.permission, p.scope), '{}') from role_permissions p where p.role_id = u.role_id) as grants,
  (with recursive reach (id) as (
     select d.department_id from user_departments d where d.user_id = u.id
     union
     select child.id from departments child join reach on child.parent_id = reach.id)
   select coalesce(json_agg(reach.id), '[]') from reach) as "departmentIds"`;

export type RawPerson = Omit<PersonRow, 'access'> & {
  grants: Record<string, Scope>;
  departmentIds: string[];
};

export function toPersonRow({ grants, departmentIds, ...rest }: RawPerson): PersonRow {
  return { ...rest, access: { grants, departmentIds } };
}

/** A person with everything that decides what they may do, or null. */
export async function loadPerson(tx: Tx, userId: string): Promise<PersonRow | null> {
  const { rows } = await tx.execute<RawPerson>(
    sql`select ${personColumns} from users u where u.id = ${userId}`,
  );
  return rows[0] ? toPersonRow(rows[0]) : null;
}
