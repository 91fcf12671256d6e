import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { visibleRuns } from './filter-visible-runs';
import { listRunsInput, runTabs } from './inputs';
import { conditions } from './list-runs';

/** Beyond this a tab shows "1000+": counting every row of a large tenant would cost more than the list itself. */
export const COUNTED_AT_MOST = 1000;

export type RunCounts = Record<(typeof runTabs)[number], number>;

/** How many runs each tab holds under the same filters. */
export async function countRuns(
  ctx: Ctx,
  raw: Omit<z.input<typeof listRunsInput>, 'tab'>,
): Promise<RunCounts> {
  const filter = parseInput(listRunsInput, raw);
  const counts = runTabs.map(
    (tab) => sql`(select count(*) from (
      select from runs r where ${visibleRuns(ctx.actor)} and ${sql.join(conditions(ctx, { ...filter, tab }), sql` and `)}
      limit ${COUNTED_AT_MOST + 1}) counted)::int as ${sql.identifier(tab)}`,
  );
  const { rows } = await read(ctx, (tx) => tx.execute<RunCounts>(sql`select ${sql.join(counts, sql`, `)}`));
  return rows[0]!;
}
