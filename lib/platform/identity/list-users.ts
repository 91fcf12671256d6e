import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { requirePerson, scopeOf } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { optionalLine } from '@/lib/platform/core/text';
import { read } from '@/lib/platform/core/transact';

export type UserItem = {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  status: 'invited' | 'active' | 'inactive';
  revision: number;
  role: { key: string; name: string };
  departments: { id: string; name: string; isLead: boolean }[];
  /** Told only to those who may take it away. */
  hasSignaturePin: boolean;
  may: { manage: boolean };
};

const input = z.strictObject({
  q: optionalLine(200).optional(),
  departmentId: z.uuid().optional(),
  status: z.enum(['invited', 'active', 'inactive']).optional(),
  ...pageInput.shape,
});

/** The people of the company by name. Everybody may look them up; `may` says whom the caller manages. */
export async function listUsers(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<UserItem>> {
  const { actor } = { actor: requirePerson(ctx.actor) };
  const { q, departmentId, status, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['text', 'uuid']);
  const scope = scopeOf(actor, 'team.manage');
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<Omit<UserItem, 'role' | 'may'> & { roleKey: string; roleName: string }>(sql`
      select u.id, u.name, u.email, u.job_title as "jobTitle", u.status, u.revision, r.key as "roleKey", r.name as "roleName",
        ${scope === 'all' ? sql`exists (select from signature_pins p where p.user_id = u.id)` : sql`false`} as "hasSignaturePin",
        (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'isLead', m.is_lead) order by d.name), '[]')
          from user_departments m join departments d on d.id = m.department_id where m.user_id = u.id) as departments
      from users u join roles r on r.id = u.role_id
      where true
        ${like ? sql`and (u.name ilike ${like} or u.email ilike ${like} or u.job_title ilike ${like})` : sql``}
        ${status ? sql`and u.status = ${status}::user_status` : sql``}
        ${departmentId ? sql`and u.id in (select m.user_id from user_departments m where m.department_id = ${departmentId})` : sql``}
        ${after ? sql`and (u.name, u.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
      order by u.name, u.id limit ${limit + 1}`),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ roleKey, roleName, ...row }) => ({
      ...row,
      role: { key: roleKey, name: roleName },
      may: {
        manage:
          scope === 'all' ||
          (scope === 'department' &&
            row.departments.some((each) => actor.access.departmentIds.includes(each.id))),
      },
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null,
  };
}
