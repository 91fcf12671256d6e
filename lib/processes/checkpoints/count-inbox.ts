import { sql } from 'drizzle-orm';

import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { waitingFor } from './list-inbox';

const COUNTED_AT_MOST = 100;

/** How much waits for the caller, up to a hundred. */
export async function countInbox(ctx: Ctx): Promise<number> {
  const { actor } = ctx;
  if (!isPerson(actor)) return 0;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from (select from (${waitingFor(actor.id)}) w limit ${COUNTED_AT_MOST}) counted`,
    ),
  );
  return rows[0]?.count ?? 0;
}
