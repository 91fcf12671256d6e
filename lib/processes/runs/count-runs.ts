import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { type Finding, findSubjects, isFound } from '@/lib/platform/search/find-subjects';

import { visibleRuns } from './filter-visible-runs';
import { listRunsInput, runTabs } from './inputs';
import { conditions, type RunFilter } from './list-runs';

/** Beyond this a tab shows "1000+": counting every row of a large tenant would cost more than the list itself. */
export const COUNTED_AT_MOST = 1000;

/** Of a frequent word, so many of the newest runs of a tab are asked whether they say it. */
const ASKED_AT_MOST = 5000;

/** `more`: there may be more than were counted. */
export type RunCounts = Record<(typeof runTabs)[number], { n: number; more: boolean }>;

/** How many runs each tab holds under the same filters. */
export async function countRuns(
  ctx: Ctx,
  raw: Omit<z.input<typeof listRunsInput>, 'tab'>,
): Promise<RunCounts> {
  const filter = parseInput(listRunsInput, raw);
  return read(ctx, async (tx) => {
    const finding = filter.q ? await findSubjects(tx, 'run', filter.q) : null;
    const counts = runTabs.map(
      (tab) => sql`(${countOf(ctx, { ...filter, tab }, finding)}) as ${sql.identifier(tab)}`,
    );
    const { rows } = await tx.execute<RunCounts>(sql`select ${sql.join(counts, sql`, `)}`);
    return rows[0]!;
  });
}

function countOf(ctx: Ctx, filter: RunFilter, finding: Finding | null): SQL {
  if (finding && !finding.ids) return countAsked(ctx, filter, finding);
  return sql`select json_build_object('n', least(count(*), ${COUNTED_AT_MOST}), 'more', count(*) > ${COUNTED_AT_MOST}) from (
    select from runs r where ${visibleRuns(ctx.actor)} and ${sql.join(conditions(ctx, filter, finding), sql` and `)}
    limit ${COUNTED_AT_MOST + 1}) counted`;
}

function countAsked(ctx: Ctx, filter: RunFilter, finding: Finding): SQL {
  return sql`
    with newest as materialized (
      select r.id from runs r where ${visibleRuns(ctx.actor)} and ${sql.join(conditions(ctx, filter, null), sql` and `)}
      order by r.created_at desc, r.id desc limit ${ASKED_AT_MOST + 1})
    select json_build_object('n', least(count(*), ${COUNTED_AT_MOST}),
      'more', count(*) > ${COUNTED_AT_MOST} or (select count(*) from newest) > ${ASKED_AT_MOST})
    from (select from newest where ${isFound(finding, sql`newest.id`)} limit ${COUNTED_AT_MOST + 1}) counted`;
}
