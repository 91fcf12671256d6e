import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { userRoleChanged, userUpdated } from './events';
import { updateUserInput } from './inputs';
import { mayManage, mayManageAll, mayPlaceInto } from './policy';
import { endSessionsOf, ensureAnotherAdmin, findRole, holdUser, replaceMemberships } from './store';

/** Name, role and departments of somebody. A new role ends their sessions, so that the old rights end with them. */
export const updateUser = command({
  name: 'user.update',
  input: updateUserInput,
  run: async (tx, ctx, input): Promise<{ id: string; revision: number }> => {
    const person = requirePerson(ctx.actor);
    if (mayManageAll(person)) await lockAdminsFirst(tx, input.roleKey);
    const user = await holdUser(tx, input.userId);
    authorise(
      mayManage(person, user.departmentIds) && mayPlaceInto(person, input.departments),
      'team.manage',
    );
    if (user.revision !== input.revision)
      throw new DomainError('conflict', 'The person was changed in the meantime.');
    const role = await findRole(tx, input.roleKey);

    if (role.id !== user.roleId) {
      authorise(mayManageAll(person), 'team.manage');
      if (user.roleKey === 'admin' && user.status === 'active') await ensureAnotherAdmin(tx, user.id);
      await endSessionsOf(tx, ctx, user.id);
      record(tx, ctx, userRoleChanged, { type: 'user', id: user.id }, { from: user.roleKey, to: role.key });
    }
    await tx.execute(sql`
      update users set name = ${input.name}, job_title = ${input.jobTitle || null}, role_id = ${role.id},
        revision = revision + 1, updated_at = ${ctx.now.toISOString()} where id = ${user.id}`);
    await replaceMemberships(tx, user.id, input.departments);
    const changed = {
      name: { from: user.name, to: input.name },
      departments: { from: user.departmentIds, to: input.departments.map((each) => each.id) },
    };
    record(tx, ctx, userUpdated, { type: 'user', id: user.id }, { changed });
    return { id: user.id, revision: user.revision + 1 };
  },
});

/** Whoever may take an admin's role away locks the admins before anybody else, so that nobody waits in a circle. */
async function lockAdminsFirst(tx: Parameters<typeof holdUser>[0], roleKey: string): Promise<void> {
  if (roleKey === 'admin') return;
  await tx.execute(sql`
    select u.id from users u join roles r on r.id = u.role_id
    where r.key = 'admin' and u.status = 'active' order by u.id for update of u`);
}
