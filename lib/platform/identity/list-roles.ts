import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

/** The roles people can have, built-in ones first. */
export async function listRoles(ctx: Ctx): Promise<{ key: string; name: string }[]> {
  requirePerson(ctx.actor);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ key: string; name: string }>(
      sql`select key, name from roles order by built_in desc, name limit 100`,
    ),
  );
  return rows;
}
