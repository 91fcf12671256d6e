import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { requireReader, waitingFor } from './list-inbox';

const COUNTED_AT_MOST = 100;

/** How much waits for the caller, up to a hundred. */
export async function countInbox(ctx: Ctx): Promise<number> {
  const person = requireReader(ctx.actor);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from (select from (${waitingFor(person.id)}) w limit ${COUNTED_AT_MOST}) counted`,
    ),
  );
  return rows[0]?.count ?? 0;
}
