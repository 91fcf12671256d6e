import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { departmentDeleted } from './events';
import { mayManageAll } from './policy';
import { lockDepartmentTree } from './store';

const FOREIGN_KEY_VIOLATION = '23503';

/** Removes a department nothing hangs on: no people, no sub-departments, no decks, no runs. */
export const deleteDepartment = command({
  name: 'department.delete',
  input: z.strictObject({ departmentId: z.uuid() }),
  run: async (tx, ctx, { departmentId }): Promise<{ id: string }> => {
    authorise(mayManageAll(requirePerson(ctx.actor)), 'team.manage');
    await lockDepartmentTree(tx);
    try {
      const { rows } = await tx.execute<{ name: string }>(
        sql`delete from departments where id = ${departmentId} returning name`,
      );
      if (!rows[0]) throw new DomainError('not_found', 'There is no such department.');
      record(tx, ctx, departmentDeleted, { type: 'department', id: departmentId }, { name: rows[0].name });
      return { id: departmentId };
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause;
      if (cause?.code !== FOREIGN_KEY_VIOLATION) throw error;
      throw new DomainError('department_in_use', 'Something still belongs to this department.');
    }
  },
});
