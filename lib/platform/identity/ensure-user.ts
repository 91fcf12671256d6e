import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { users } from '@/db/schema/platform/users';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { line } from '@/lib/platform/core/text';
import { hashPassword } from '@/lib/platform/crypto/hash-password';

import { userCreated } from './events';
import { memberships } from './inputs';
import { replaceMemberships } from './store';

/** An operator's way to a person who can sign in at once: the first admin, the demo company. Jobs only. */
export const ensureUser = command({
  name: 'user.ensure',
  input: z.strictObject({
    email: z.email().max(320),
    name: line(200),
    password: z.string().min(8).max(1000),
    roleKey: z.enum(['admin', 'lead', 'employee']),
    jobTitle: line(200).optional(),
    departments: memberships.default([]),
  }),
  run: async (tx, ctx, input): Promise<{ id: string; created: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const known = await tx.execute<{ id: string }>(
      sql`select id from users where lower(email) = lower(${input.email})`,
    );
    if (known.rows[0]) return { id: known.rows[0].id, created: false };
    const role = await tx.execute<{ id: string }>(sql`select id from roles where key = ${input.roleKey}`);
    if (!role.rows[0]) throw new DomainError('not_found', 'There is no such role.');

    const [user] = await tx
      .insert(users)
      .values({
        email: input.email,
        name: input.name,
        jobTitle: input.jobTitle,
        roleId: role.rows[0].id,
        status: 'active',
        passwordHash: await hashPassword(input.password),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning({ id: users.id });
    await replaceMemberships(tx, user!.id, input.departments);
    record(
      tx,
      ctx,
      userCreated,
      { type: 'user', id: user!.id },
      { email: input.email, name: input.name, role: input.roleKey },
    );
    return { id: user!.id, created: true };
  },
});
