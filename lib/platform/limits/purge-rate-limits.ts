import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

const KEPT_HOURS = 24;

/** Counters of windows long past. Bounded; the nightly job calls it until nothing is left. */
export const purgeRateLimits = command({
  name: 'limits.purge',
  input: z.strictObject({ limit: z.number().int().min(1).max(10_000).default(5000) }),
  run: async (tx, ctx, { limit }): Promise<{ removed: number }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const before = new Date(ctx.now.getTime() - KEPT_HOURS * 3_600_000);
    const rows = await prepared(
      tx,
      'purge-rate-limits',
      `delete from rate_limits where (bucket, key, window_start) in (
         select bucket, key, window_start from rate_limits where window_start < $1 limit $2) returning 1`,
      [before, limit],
    );
    return { removed: rows.length };
  },
});
