import type { Ctx } from '@/lib/platform/core/ctx';
import { prepared, type Tx } from '@/lib/platform/core/transact';

/** Ends a lease of so many seconds before its time, so that the next try need not wait. When it was held stays known. */
export async function releaseEffect(tx: Tx, ctx: Ctx, key: string, seconds: number): Promise<void> {
  await prepared(
    tx,
    'effect-release',
    'update effects set created_at = least(created_at, $2) where key = $1',
    [key, new Date(ctx.now.getTime() - seconds * 1000)],
  );
}
