import { sql } from 'drizzle-orm';

import { userDepartments } from '@/db/schema/platform/users';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { tellPages } from '@/lib/platform/outbox/tell-pages';

export type HeldUser = {
  id: string;
  email: string;
  name: string;
  jobTitle: string | null;
  status: 'invited' | 'active' | 'inactive';
  roleId: string;
  roleKey: string;
  revision: number;
  passwordHash: string | null;
  tokenVersion: number;
  departmentIds: string[];
};

/** A person, locked, with role and departments. */
export async function holdUser(tx: Tx, userId: string): Promise<HeldUser> {
  const { rows } = await tx.execute<HeldUser>(sql`
    select u.id, u.email, u.name, u.job_title as "jobTitle", u.status, u.role_id as "roleId", u.revision,
      u.password_hash as "passwordHash", u.token_version as "tokenVersion",
      (select r.key from roles r where r.id = u.role_id) as "roleKey",
      (select coalesce(array_agg(d.department_id::text), '{}') from user_departments d where d.user_id = u.id) as "departmentIds"
    from users u where u.id = ${userId} for update of u`);
  if (!rows[0]) throw new DomainError('not_found', 'There is no such person.');
  return rows[0];
}

export async function findRole(tx: Tx, key: string): Promise<{ id: string; key: string; name: string }> {
  const { rows } = await tx.execute<{ id: string; key: string; name: string }>(
    sql`select id, key, name from roles where key = ${key}`,
  );
  if (rows[0]) return rows[0];
  throw new DomainError('invalid_input', 'There is no such role.', {
    problems: [{ pointer: '/roleKey', code: 'role_unknown', message: 'There is no such role.' }],
  });
}

export async function replaceMemberships(
  tx: Tx,
  userId: string,
  departments: readonly { id: string; isLead: boolean }[],
): Promise<void> {
  await ensureDepartments(tx, departments);
  await tx.execute(sql`delete from user_departments where user_id = ${userId}`);
  if (departments.length === 0) return;
  await tx
    .insert(userDepartments)
    .values(departments.map((each) => ({ userId, departmentId: each.id, isLead: each.isLead })))
    .onConflictDoNothing();
}

async function ensureDepartments(tx: Tx, departments: readonly { id: string }[]): Promise<void> {
  if (departments.length === 0) return;
  const ids = `{${departments.map((each) => each.id).join(',')}}`;
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from departments where id = any(${ids}::uuid[])`,
  );
  const known = new Set(rows.map((row) => row.id));
  const problems = departments.flatMap((each, index) =>
    known.has(each.id)
      ? []
      : [
          {
            pointer: `/departments/${index}`,
            code: 'department_unknown',
            message: 'There is no such department.',
          },
        ],
  );
  if (problems.length > 0)
    throw new DomainError('invalid_input', 'A department does not exist.', { problems });
}

/**
 * Refuses to take the last active admin away. The admins are locked in one order first, so that two who leave at the
 * same moment see each other.
 */
export async function ensureAnotherAdmin(tx: Tx, leavingId: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select u.id from users u join roles r on r.id = u.role_id
    where r.key = 'admin' and u.status = 'active' order by u.id for update of u`);
  if (rows.some((row) => row.id !== leavingId)) return;
  throw new DomainError('last_admin', 'The last active admin has to stay.');
}

/** Ends what somebody is signed in with, and the pages they have open are told. */
export async function endSessionsOf(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  await tx.execute(sql`update users set token_version = token_version + 1 where id = ${userId}`);
  await tx.execute(
    sql`update sessions set revoked_at = ${ctx.now.toISOString()} where user_id = ${userId} and revoked_at is null`,
  );
  tellPages(tx, ctx, { type: 'user', id: userId }, [`access:${userId}`]);
}

/** Everything about the shape of the department tree happens one after the other. */
export async function lockDepartmentTree(tx: Tx): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('departments ' || current_setting('app.tenant_id'), 0))`,
  );
}
