import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';

import { rolePermissions, roles } from '@/db/schema/platform/roles';
import { tenants } from '@/db/schema/platform/tenants';
import { departments, userDepartments, users } from '@/db/schema/platform/users';
import { builtInRoles } from '@/lib/platform/access/permissions';
import type { Ctx, Person, TenantId } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { transact } from '@/lib/platform/core/transact';
import { loadPerson } from '@/lib/platform/identity/load-access';

export type RoleKey = 'admin' | 'lead' | 'employee';

export type TestTenant = {
  id: TenantId;
  slug: string;
  /** A job of this tenant. */
  job: Ctx;
  /** A new person with this role, as the context of one of their requests. */
  person(
    role?: RoleKey,
    more?: { name?: string; departmentId?: string; isLead?: boolean },
  ): Promise<Ctx & { actor: Person }>;
  department(name?: string, parentId?: string): Promise<string>;
};

/** A tenant of its own for every suite. Built by rows, so that tests of any room can stand on it. */
export async function createTenant(): Promise<TestTenant> {
  const id = newId() as TenantId;
  const slug = `t-${randomBytes(5).toString('hex')}`;
  const job: Ctx = { tenantId: id, actor: { kind: 'job', id: 'test' }, requestId: 'test', now: new Date() };

  const roleIds = await transact(job, async (tx) => {
    await tx.insert(tenants).values({ id, slug, name: `Test ${slug}`, createdAt: job.now });
    const made = await tx
      .insert(roles)
      .values(builtInRoles.map(({ key, name }) => ({ key, name, builtIn: true, createdAt: job.now })))
      .returning({ id: roles.id, key: roles.key });
    const byKey = Object.fromEntries(made.map((role) => [role.key, role.id]));
    await tx.insert(rolePermissions).values(
      builtInRoles.flatMap((role) =>
        Object.entries(role.permissions).map(([permission, scope]) => ({
          roleId: byKey[role.key]!,
          permission,
          scope,
        })),
      ),
    );
    return byKey;
  });

  return {
    id,
    slug,
    job,
    async person(role = 'employee', more = {}) {
      const tag = randomBytes(4).toString('hex');
      const name = more.name ?? `Person ${tag}`;
      const person = await transact(job, async (tx) => {
        const [user] = await tx
          .insert(users)
          .values({
            email: `${tag}@test.example`,
            name,
            roleId: roleIds[role]!,
            status: 'active',
            createdAt: job.now,
            updatedAt: job.now,
          })
          .returning({ id: users.id });
        if (more.departmentId) {
          await tx
            .insert(userDepartments)
            .values({ userId: user!.id, departmentId: more.departmentId, isLead: more.isLead ?? false });
        }
        return loadPerson(tx, user!.id);
      });
      const actor: Person = {
        kind: 'user',
        id: person!.id,
        name,
        email: person!.email,
        access: person!.access,
        credentialId: newId(),
      };
      return { tenantId: id, actor, requestId: `test-${tag}`, now: new Date() };
    },
    async department(name = `Department ${randomBytes(4).toString('hex')}`, parentId) {
      return transact(job, async (tx) => {
        const [made] = await tx
          .insert(departments)
          .values({ name, parentId, createdAt: job.now, updatedAt: job.now })
          .returning({ id: departments.id });
        return made!.id;
      });
    },
  };
}

/** The same person a moment later, with whatever has changed about them since. */
export async function refreshed(ctx: Ctx & { actor: Person }): Promise<Ctx & { actor: Person }> {
  const person = await transact(ctx, (tx) => loadPerson(tx, ctx.actor.id));
  return { ...ctx, actor: { ...ctx.actor, access: person!.access }, now: new Date() };
}

export async function deactivate(ctx: Ctx & { actor: Person }): Promise<void> {
  await transact(ctx, (tx) => tx.update(users).set({ status: 'inactive' }).where(eq(users.id, ctx.actor.id)));
}

/** The same person with these grants instead of their role's, as a token or a role of the tenant's own would give. */
export function granted(
  ctx: Ctx & { actor: Person },
  grants: Person['access']['grants'],
): Ctx & { actor: Person } {
  return { ...ctx, actor: { ...ctx.actor, access: { ...ctx.actor.access, grants } } };
}
