import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';

/**
 * True for exactly one transaction that commits with this key: who gets it acts, everybody else finds it done.
 * A second transaction with the same key waits here until the first one has ended.
 */
export async function claimEffect(tx: Tx, ctx: Ctx, key: string): Promise<boolean> {
  const claimed = await prepared<{ key: string }>(
    tx,
    'effect-claim',
    'insert into effects (key, created_at) values ($1, $2) on conflict (tenant_id, key) do nothing returning key',
    [key, ctx.now],
  );
  return claimed.length > 0;
}
