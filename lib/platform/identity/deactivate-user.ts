import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { userDeactivated } from './events';
import { userInput } from './inputs';
import { mayManage } from './policy';
import { endSessionsOf, ensureAnotherAdmin, holdUser } from './store';

/** Ends somebody's access at once: sessions, tokens and what is assigned to them from now on. */
export const deactivateUser = command({
  name: 'user.deactivate',
  input: userInput,
  run: async (tx, ctx, { userId }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const user = await holdUser(tx, userId);
    authorise(mayManage(person, user.departmentIds), 'team.manage');
    if (user.status === 'inactive') {
      throw new DomainError('invalid_transition', `This person is ${user.status}.`, {
        params: { status: user.status },
      });
    }
    if (user.roleKey === 'admin') await ensureAnotherAdmin(tx, user.id);
    await endSessionsOf(tx, ctx, user.id);
    await tx.execute(sql`
      update users set status = 'inactive', revision = revision + 1, updated_at = ${ctx.now.toISOString()} where id = ${userId}`);
    record(tx, ctx, userDeactivated, { type: 'user', id: userId }, { userId });
    return { id: userId };
  },
});
