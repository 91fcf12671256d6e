import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';
import { type Finding, findSubjects, isFoundAmongAll } from '@/lib/platform/search/find-subjects';

import { visibleRuns } from './filter-visible-runs';
import { listRunsInput, runTabs } from './inputs';
import { conditions, narrowing, type RunFilter } from './list-runs';

/** Beyond this a tab shows "1000+": counting every row of a large tenant would cost more than the list itself. */
export const COUNTED_AT_MOST = 1000;

export type RunCounts = Record<(typeof runTabs)[number], number>;

/** How many runs each tab holds under the same filters. */
export async function countRuns(
  ctx: Ctx,
  raw: Omit<z.input<typeof listRunsInput>, 'tab'>,
): Promise<RunCounts> {
  const filter = parseInput(listRunsInput, raw);
  return read(ctx, async (tx) => {
    const finding = filter.q ? await findSubjects(tx, 'run', filter.q) : null;
    return finding ? countFound(tx, ctx, filter, finding) : countTabs(tx, ctx, filter);
  });
}

async function countTabs(tx: Tx, ctx: Ctx, filter: RunFilter): Promise<RunCounts> {
  const counts = runTabs.map(
    (tab) => sql`(select count(*) from (
      select from runs r where ${visibleRuns(ctx.actor)} and ${sql.join(conditions(ctx, { ...filter, tab }, null), sql` and `)}
      limit ${COUNTED_AT_MOST + 1}) counted)::int as ${sql.identifier(tab)}`,
  );
  const { rows } = await tx.execute<RunCounts>(sql`select ${sql.join(counts, sql`, `)}`);
  return rows[0]!;
}

/** What is found is gathered once for all tabs. */
async function countFound(tx: Tx, ctx: Ctx, filter: RunFilter, finding: Finding): Promise<RunCounts> {
  const where: SQL[] = [
    visibleRuns(ctx.actor),
    isFoundAmongAll(finding, sql`r.id`),
    ...narrowing(ctx, filter),
  ];
  const { rows } = await tx.execute<{ tab: keyof RunCounts; count: number }>(
    sql`select r.tab, count(*) as count from runs r where ${sql.join(where, sql` and `)} group by r.tab`,
  );
  const counted = new Map(rows.map(({ tab, count }) => [tab, Math.min(count, COUNTED_AT_MOST + 1)]));
  return { active: 0, done: 0, cancelled: 0, archive: 0, ...Object.fromEntries(counted) };
}
