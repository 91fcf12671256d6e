import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import { authorise, scopeOf } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { type BulkResult, bulkRuns } from './bulk-runs';
import { handOverInput } from './inputs';

const RUNS_AT_ONCE = 100;
const ROUNDS = 10;

/**
 * Everything somebody still has to do goes to a successor, but for the runs that are meant for others or for nobody:
 * run by run, each its own transaction. Says how many that were, and of the rest why not; called again it goes on
 * where it ended.
 */
export async function handOverPerson(
  ctx: Ctx,
  raw: z.input<typeof handOverInput>,
): Promise<{ done: number; refused: BulkResult[] }> {
  const { fromUserId, toUserId, exceptions } = parseInput(handOverInput, raw);
  authorise(scopeOf(ctx.actor, 'team.manage') !== null, 'team.manage');
  const named = new Map(exceptions.map((each) => [each.runId, each.toUserId]));
  const successorIn = (runId: string) => (named.has(runId) ? named.get(runId) : toUserId);
  const refused: BulkResult[] = [];
  let done = 0;
  let after: string | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const runIds = await findRuns(ctx, fromUserId, after);
    if (runIds.length === 0) break;
    for (const [successor, theirs] of Map.groupBy(runIds, successorIn)) {
      if (!successor) continue;
      const people = { fromUserId, toUserId: successor };
      // Each call has its own runs; one key would hold for the first alone.
      const once = { ...ctx, idempotency: undefined };
      const { results } = await bulkRuns(once, { action: 'reassign', runIds: theirs, ...people });
      done += results.filter(({ ok }) => ok).length;
      refused.push(...results.filter(({ ok }) => !ok));
    }
    after = runIds.at(-1)!;
  }
  return { done, refused };
}

async function findRuns(ctx: Ctx, userId: string, after: string | null): Promise<string[]> {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`
      select r.id from runs r
      where r.tab = 'active' and ${visibleRuns(ctx.actor)} ${after ? sql`and r.id > ${after}` : sql``}
        and r.id in (
          select a.run_id from run_checkpoint_assignees a
          join run_checkpoints c on c.id = a.checkpoint_id and c.status in ('pending', 'active', 'rejected')
          where a.user_id = ${userId})
      order by r.id limit ${RUNS_AT_ONCE}`),
  );
  return rows.map(({ id }) => id);
}
