import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { userInvited } from './events';
import { userInput } from './inputs';
import { mayManage } from './policy';
import { holdUser } from './store';

/** A new mail for somebody who has not come yet. The link of the mail before stops working. */
export const resendInvitation = command({
  name: 'user.invite_again',
  input: userInput,
  run: async (tx, ctx, { userId }): Promise<{ userId: string }> => {
    const person = requirePerson(ctx.actor);
    const user = await holdUser(tx, userId);
    authorise(mayManage(person, user.departmentIds), 'team.manage');
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from invitations where user_id = ${userId} and accepted_at is null and revoked_at is null
      order by created_at desc limit 1`);
    if (user.status !== 'invited' || !rows[0]) {
      throw new DomainError('invalid_transition', 'This person has an account already.', {
        params: { status: user.status, action: 'invite' },
      });
    }
    record(
      tx,
      ctx,
      userInvited,
      { type: 'user', id: userId },
      { userId, invitationId: rows[0].id, email: user.email },
    );
    return { userId };
  },
});
