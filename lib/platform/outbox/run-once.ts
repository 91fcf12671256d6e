import type { Ctx } from '@/lib/platform/core/ctx';
import { transact } from '@/lib/platform/core/transact';

import { claimEffect } from './claim-effect';

/** Work whose writes and whose key commit together: delivered any number of times, it happens once. */
export function runOnce(ctx: Ctx, key: string, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  return transact(ctx, async (tx) => {
    if (await claimEffect(tx, ctx, key)) await work({ ...ctx, tx });
  });
}
