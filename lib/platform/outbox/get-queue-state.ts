import { sql } from 'drizzle-orm';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { mayManageJobs } from './policy';

export type QueueState = {
  /** Events written but not yet handed to the queue, at most 10,000 counted. */
  waiting: number;
  oldestWaitingAt: Date | null;
  /** Jobs that gave up and wait for somebody's decision. */
  dead: number;
};

export async function getQueueState(ctx: Ctx): Promise<QueueState> {
  authorise(mayManageJobs(ctx.actor), 'settings.manage');

  return read(ctx, async (tx) => {
    const { rows } = await tx.execute<{ waiting: number; oldest: string | null; dead: number }>(sql`
      select
        (select count(*) from (select 1 from outbox where sent_at is null limit 10000) w) as waiting,
        (select min(created_at) from outbox where sent_at is null) as oldest,
        (select count(*) from dead_jobs where retried_at is null and dismissed_at is null) as dead`);
    const { waiting, oldest, dead } = rows[0]!;
    return { waiting, oldestWaitingAt: oldest ? new Date(oldest) : null, dead };
  });
}
