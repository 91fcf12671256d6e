import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise, scopeOf } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

export type OpenSteps = {
  /** Both counted among a thousand steps. */
  total: number;
  runTotal: number;
  /** The most urgent runs: those where it is their turn first, the soonest due before the others. */
  runs: {
    runId: string;
    number: string;
    title: string;
    /** How many steps of it. */
    steps: number;
    next: { checkpointId: string; title: string };
  }[];
};

const COUNTED_AT_MOST = 1000;

const urgency = sql`c.status = 'active' desc, c.sla_due_at nulls last`;

const input = z.strictObject({
  userId: z.uuid(),
  limit: z.number().int().min(1).max(50).default(50),
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
    const counted = await tx.execute<{ total: number; runTotal: number }>(sql`
      select count(*)::int as total, count(distinct counted.id)::int as "runTotal"
      from (select r.id ${open} limit ${COUNTED_AT_MOST}) counted`);
    const { rows } = await tx.execute<OpenSteps['runs'][number]>(sql`
      select r.id as "runId", r.number, r.title, count(*)::int as steps,
        (array_agg(json_build_object('checkpointId', c.id, 'title', c.title) order by ${urgency}, c.id))[1] as next
      ${open} group by r.id, r.number, r.title
      order by bool_or(c.status = 'active') desc, min(c.sla_due_at) nulls last, r.id limit ${limit}`);
    return { ...counted.rows[0]!, runs: rows };
  });
}
