import { z } from 'zod';

import { rolePermissions, roles } from '@/db/schema/platform/roles';
import { tenants } from '@/db/schema/platform/tenants';
import { authorise } from '@/lib/platform/access/authorise';
import { builtInRoles } from '@/lib/platform/access/permissions';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { line } from '@/lib/platform/core/text';

import { tenantCreated } from './events';

/** A new tenant with its built-in roles. Only an operator's job may make one, in the context of the new id. */
export const createTenant = command({
  name: 'tenant.create',
  input: z.strictObject({
    slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
    name: line(200),
    locale: z.enum(['de', 'en']).default('de'),
    timeZone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'is no time zone' })
      .default('Europe/Berlin'),
  }),
  run: async (tx, ctx, input): Promise<{ id: string }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [tenant] = await tx
      .insert(tenants)
      .values({ id: ctx.tenantId, ...input, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: tenants.id });
    if (!tenant) throw new DomainError('name_taken', 'Another tenant has this slug.');
    const made = await tx
      .insert(roles)
      .values(builtInRoles.map(({ key, name }) => ({ key, name, builtIn: true, createdAt: ctx.now })))
      .returning({ id: roles.id, key: roles.key });
    await tx.insert(rolePermissions).values(
      builtInRoles.flatMap(({ key, permissions }) =>
        Object.entries(permissions).map(([permission, scope]) => ({
          roleId: made.find((role) => role.key === key)!.id,
          permission,
          scope,
        })),
      ),
    );
    record(tx, ctx, tenantCreated, { type: 'tenant', id: ctx.tenantId }, input);
    return { id: ctx.tenantId };
  },
});
