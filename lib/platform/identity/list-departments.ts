import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

export type DepartmentItem = {
  id: string;
  name: string;
  parentId: string | null;
  revision: number;
  depth: number;
  memberCount: number;
  leads: { id: string; name: string }[];
};

/** All departments as a tree written out: parents before children, siblings by name. */
export async function listDepartments(ctx: Ctx): Promise<DepartmentItem[]> {
  requirePerson(ctx.actor);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<DepartmentItem>(sql`
      with recursive tree as (
        select d.id, d.name, d.parent_id, d.revision, 0 as depth, array[d.name] as path from departments d where d.parent_id is null
        union all
        select d.id, d.name, d.parent_id, d.revision, t.depth + 1, t.path || d.name
        from departments d join tree t on d.parent_id = t.id)
      select t.id, t.name, t.parent_id as "parentId", t.revision, t.depth,
        (select count(*)::int from user_departments m join users u on u.id = m.user_id
          where m.department_id = t.id and u.status <> 'inactive') as "memberCount",
        (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name), '[]')
          from user_departments m join users u on u.id = m.user_id where m.department_id = t.id and m.is_lead) as leads
      from tree t order by t.path limit 500`),
  );
  return rows;
}
