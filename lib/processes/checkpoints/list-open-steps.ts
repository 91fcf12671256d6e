import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, scopeOf } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

export type OpenSteps = {
  /** Counted up to a thousand. */
  total: number;
  /** The most urgent of them: those whose turn it is first, the soonest due before the others. */
  steps: { checkpointId: string; title: string; runId: string; runTitle: string; dueAt: Date | null }[];
};

const COUNTED_AT_MOST = 1000;

const input = z.strictObject({
  userId: z.uuid(),
  limit: z.number().int().min(1).max(50).default(5),
});

/** What somebody still has to do, in the runs the caller may see: for whoever is about to take their access away. */
export async function listOpenSteps(ctx: Ctx, raw: z.input<typeof input>): Promise<OpenSteps> {
  const { userId, limit } = parseInput(input, raw);
  authorise(scopeOf(ctx.actor, 'team.manage') !== null, 'team.manage');
  const open = sql`
    from run_checkpoint_assignees a
    join run_checkpoints c on c.id = a.checkpoint_id and c.status in ('pending', 'active', 'rejected')
    join runs r on r.id = a.run_id and r.tab = 'active'
    where a.user_id = ${userId} and ${visibleRuns(ctx.actor)}`;

  return read(ctx, async (tx) => {
    const counted = await tx.execute<{ total: number }>(
      sql`select count(*) as total from (select ${open} limit ${COUNTED_AT_MOST}) counted`,
    );
    const { rows } = await tx.execute<OpenSteps['steps'][number]>(sql`
      select c.id as "checkpointId", c.title, r.id as "runId", r.title as "runTitle", c.sla_due_at as "dueAt"
      ${open} order by c.status = 'active' desc, c.sla_due_at nulls last, c.id limit ${limit}`);
    return { total: counted.rows[0]!.total, steps: rows };
  });
}
