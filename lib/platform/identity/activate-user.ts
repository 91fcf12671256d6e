import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { userActivated } from './events';
import { userInput } from './inputs';
import { mayManage } from './policy';
import { holdUser } from './store';

/** Lets somebody in again who had left. */
export const activateUser = command({
  name: 'user.activate',
  input: userInput,
  run: async (tx, ctx, { userId }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const user = await holdUser(tx, userId);
    authorise(mayManage(person, user.departmentIds), 'team.manage');
    if (user.status !== 'inactive' || user.passwordHash === null) {
      throw new DomainError('invalid_transition', `This person is ${user.status}.`, {
        params: { status: user.status },
      });
    }
    await tx.execute(sql`
      update users set status = 'active', revision = revision + 1, updated_at = ${ctx.now.toISOString()} where id = ${userId}`);
    record(tx, ctx, userActivated, { type: 'user', id: userId }, {});
    return { id: userId };
  },
});
