import { sql } from 'drizzle-orm';

import { departments } from '@/db/schema/platform/users';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { departmentCreated } from './events';
import { departmentInput } from './inputs';
import { mayManageAll } from './policy';

/** A new department, at the top or below another. */
export const createDepartment = command({
  name: 'department.create',
  input: departmentInput,
  run: async (tx, ctx, { name, parentId = null }): Promise<{ id: string }> => {
    authorise(mayManageAll(requirePerson(ctx.actor)), 'team.manage');
    if (parentId) {
      const { rows } = await tx.execute(sql`select from departments where id = ${parentId} for share`);
      if (rows.length === 0) throw new DomainError('not_found', 'There is no such department.');
    }
    const [made] = await tx
      .insert(departments)
      .values({ name, parentId, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: departments.id });
    if (!made) throw nameTaken();
    record(tx, ctx, departmentCreated, { type: 'department', id: made.id }, { name, parentId });
    return { id: made.id };
  },
});

export function nameTaken(): DomainError {
  return new DomainError('name_taken', 'Another department has this name.', {
    problems: [{ pointer: '/name', code: 'name_taken', message: 'Another department has this name.' }],
  });
}
