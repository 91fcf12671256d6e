import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { optionalLine } from '@/lib/platform/core/text';
import { read } from '@/lib/platform/core/transact';

export type PeopleOptions = {
  users: { id: string; name: string; hint: string | null }[];
  departments: { id: string; name: string }[];
};

const input = z.strictObject({
  q: optionalLine(200).optional(),
  limit: z.number().int().min(1).max(500).default(50),
});

/** Whom a step can be given to: active people and departments by name. Whoever is signed in needs this to assign. */
export async function listPeopleOptions(ctx: Ctx, raw: z.input<typeof input> = {}): Promise<PeopleOptions> {
  requirePerson(ctx.actor);
  const { q, limit } = parseInput(input, raw);
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : '%';
  const { rows } = await read(ctx, (tx) =>
    tx.execute<PeopleOptions>(sql`
      select
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'hint', p.job_title) order by p.name), '[]')
          from (select id, name, job_title from users where status = 'active' and name ilike ${like} order by name limit ${limit}) p) as users,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
          from (select id, name from departments where name ilike ${like} order by name limit ${limit}) p) as departments`),
  );
  return rows[0]!;
}
