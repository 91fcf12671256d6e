import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';

/**
 * Like a claim, but one that ends by itself: for work outside the database, whose worker may die before it could
 * say how it went. Whoever gets the lease has `seconds` for it; the next one gets it only after that.
 */
export async function leaseEffect(tx: Tx, ctx: Ctx, key: string, seconds: number): Promise<boolean> {
  const leased = await prepared<{ key: string }>(
    tx,
    'effect-lease',
    `insert into effects (key, created_at) values ($1, $2)
     on conflict (tenant_id, key) do update set created_at = excluded.created_at
       where effects.created_at <= $3
     returning key`,
    [key, ctx.now, new Date(ctx.now.getTime() - seconds * 1000)],
  );
  return leased.length > 0;
}
