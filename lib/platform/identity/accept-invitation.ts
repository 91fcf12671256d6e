import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { hashPassword } from '@/lib/platform/crypto/hash-password';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { invitationAccepted } from './events';
import { findInvitation } from './find-invitation';
import { acceptInvitationInput } from './inputs';
import { openSession } from './open-session';
import { passwordProblems } from './rules';

const accept = command({
  name: 'invitation.accept',
  input: acceptInvitationInput,
  run: async (tx, ctx, { token, password }): Promise<{ userId: string; token: string }> => {
    const { rows } = await tx.execute<{ id: string; userId: string; tokenVersion: number }>(sql`
      select i.id, i.user_id as "userId", u.token_version as "tokenVersion"
      from invitations i join users u on u.id = i.user_id
      where i.token_hash = ${hashToken(token)} for update`);
    const invitation = await findInvitation(ctx, token);
    if (!rows[0] || invitation.state !== 'open') {
      throw new DomainError('token_invalid', 'This invitation is no longer valid.', {
        params: { state: invitation.state },
      });
    }
    const problems = passwordProblems(password, invitation, invitation.passwordPolicy);
    if (problems.length > 0)
      throw new DomainError('invalid_input', 'The password is not strong enough.', { problems });

    const { id, userId, tokenVersion } = rows[0];
    const now = ctx.now.toISOString();
    await tx.execute(sql`
      update users set password_hash = ${await hashPassword(password)}, status = 'active', updated_at = ${now}
      where id = ${userId}`);
    await tx.execute(sql`update invitations set accepted_at = ${now} where id = ${id}`);
    const session = await openSession(tx, ctx, { id: userId, tokenVersion }, ['password']);
    record(tx, ctx, invitationAccepted, { type: 'user', id: userId }, {});
    return { userId, token: session.token };
  },
});

/** Sets the first password and signs in. Works once; counted, as it opens an account. */
export const acceptInvitation = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof acceptInvitationInput>) => {
    await takeHit(ctx, 'account_auth', ctx.ip ?? 'unknown');
    return accept(ctx, raw);
  },
  { spec: accept.spec },
);
