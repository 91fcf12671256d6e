import { z } from 'zod';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { prepared, read } from '@/lib/platform/core/transact';

import { releaseSteps } from './release-steps';

const input = z.strictObject({ userId: z.uuid() });

const RUNS_AT_ONCE = 100;

/** Somebody who has left no longer has a turn anywhere; run by run, each its own transaction. Again, it goes on. */
export async function releasePerson(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { userId } = parseInput(input, raw);
  let after: string | null = null;
  do {
    const runIds = await findRuns(ctx, userId, after);
    for (const runId of runIds) await releaseSteps(ctx, { runId, userId });
    after = runIds.at(-1) ?? null;
  } while (after !== null);
}

async function findRuns(ctx: Ctx, userId: string, after: string | null): Promise<string[]> {
  const rows = await read(ctx, (tx) =>
    prepared<{ id: string }>(
      tx,
      'runs-of-leaver',
      `select distinct a.run_id as id from run_checkpoint_assignees a
       join run_checkpoints c on c.id = a.checkpoint_id and c.status = 'active'
       where a.user_id = $1 and ($2::uuid is null or a.run_id > $2)
         and exists (select from runs r where r.id = a.run_id and r.tab = 'active')
       order by a.run_id limit ${RUNS_AT_ONCE}`,
      [userId, after],
    ),
  );
  return rows.map(({ id }) => id);
}
