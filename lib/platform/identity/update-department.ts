import { sql } from 'drizzle-orm';

import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { nameTaken } from './create-department';
import { departmentUpdated } from './events';
import { updateDepartmentInput } from './inputs';
import { mayManageAll } from './policy';
import { lockDepartmentTree } from './store';

/** Renames a department or hangs it elsewhere, never below itself. */
export const updateDepartment = command({
  name: 'department.update',
  input: updateDepartmentInput,
  run: async (
    tx,
    ctx,
    { departmentId, revision, name, parentId },
  ): Promise<{ id: string; revision: number }> => {
    authorise(mayManageAll(requirePerson(ctx.actor)), 'team.manage');
    await lockDepartmentTree(tx);
    const known = await tx.execute<{ id: string }>(
      sql`select id from departments where id = ${departmentId} or id = ${parentId}::uuid`,
    );
    const ids = known.rows.map((row) => row.id);
    if (!ids.includes(departmentId) || (parentId && !ids.includes(parentId))) {
      throw new DomainError('not_found', 'There is no such department.');
    }
    const taken = await tx.execute(
      sql`select from departments where lower(name) = lower(${name}) and id <> ${departmentId}`,
    );
    if (taken.rows.length > 0) throw nameTaken();
    const below = await tx.execute<{ id: string }>(sql`
      with recursive below (id) as (
        select ${departmentId}::uuid union
        select d.id from departments d join below on d.parent_id = below.id)
      select id from below`);
    if (parentId && below.rows.some((row) => row.id === parentId)) {
      throw new DomainError('department_cycle', 'A department cannot lie below itself.');
    }
    const { rows } = await tx.execute<{ revision: number }>(sql`
      update departments set name = ${name}, parent_id = ${parentId}, revision = revision + 1, updated_at = ${ctx.now.toISOString()}
      where id = ${departmentId} and revision = ${revision} returning revision`);
    if (!rows[0]) throw new DomainError('conflict', 'The department was changed in the meantime.');
    record(tx, ctx, departmentUpdated, { type: 'department', id: departmentId }, { name, parentId });
    return { id: departmentId, revision: rows[0].revision };
  },
});
