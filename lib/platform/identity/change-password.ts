import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { hashPassword, verifyPassword } from '@/lib/platform/crypto/hash-password';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { passwordChanged } from './events';
import { changePasswordInput } from './inputs';
import { passwordProblems } from './rules';
import { endSessionsOf, holdUser } from './store';

const change = command({
  name: 'password.change',
  input: changePasswordInput,
  run: async (tx, ctx, { current, next }): Promise<{ changed: true }> => {
    const person = requirePerson(ctx.actor);
    authorise(person.kind === 'user', 'signed_in');
    const user = await holdUser(tx, person.id);
    if (!user.passwordHash || !(await verifyPassword(user.passwordHash, current))) {
      const problems = [
        { pointer: '/current', code: 'password_wrong', message: 'This is not your current password.' },
      ];
      throw new DomainError('invalid_input', 'The current password is wrong.', { problems });
    }
    const { rows } = await tx.execute<{ policy: 'composition' | 'nist' }>(
      sql`select coalesce(settings ->> 'passwordPolicy', 'composition') as policy from tenants`,
    );
    const problems = passwordProblems(next, user, rows[0]!.policy, '/next');
    if (problems.length > 0)
      throw new DomainError('invalid_input', 'The password is not strong enough.', { problems });

    await tx.execute(sql`update users set password_hash = ${await hashPassword(next)} where id = ${user.id}`);
    await endSessionsOf(tx, ctx, user.id);
    // Whoever changes it stays signed in; every other session is over.
    await tx.execute(sql`
      update sessions set revoked_at = null, token_version = ${user.tokenVersion + 1} where id = ${person.credentialId}`);
    record(tx, ctx, passwordChanged, { type: 'user', id: user.id }, {});
    return { changed: true };
  },
});

export const changePassword = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof changePasswordInput>) => {
    await takeHit(ctx, 'account_auth', `password ${ctx.actor.id}`);
    return change(ctx, raw);
  },
  { spec: change.spec },
);
