import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { type Finding, findSubjects, isFound } from '@/lib/platform/search/find-subjects';

import { visibleRuns } from './filter-visible-runs';
import { listRunsInput } from './inputs';

export type RunListItem = {
  id: string;
  number: string;
  title: string;
  status: string;
  outcome: string | null;
  deck: { id: string; title: string; version: number };
  startedBy: { id: string; name: string };
  departmentName: string | null;
  /** Set where the run does a step of another one. */
  parentRunId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  archivedAt: Date | null;
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  overdue: boolean;
  nextDueAt: Date | null;
};

const input = listRunsInput.extend(pageInput.shape);

/** Runs of one tab, newest or oldest first. Paged by key, so that a deep page costs what the first one costs. */
export async function listRuns(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<RunListItem>> {
  const { limit, cursor, ...filter } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);

  const [beyond, direction] = filter.sort === 'oldest' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];

  const { rows } = await read(ctx, async (tx) => {
    const finding = filter.q ? await findSubjects(tx, 'run', filter.q) : null;
    return tx.execute<RawItem>(sql`
      select r.id, r.number, r.title, r.status, r.outcome, r.deck_id as "deckId", r.deck_title as "deckTitle", r.version,
        r.started_by as "starterId", u.name as "starterName", d.name as "departmentName", r.parent_run_id as "parentRunId",
        r.created_at as "createdAt", r.created_at::text as "cursorTime", r.started_at as "startedAt", r.ended_at as "endedAt",
        r.archived_at as "archivedAt", r.checkpoint_count as "checkpointCount",
        r.finished_checkpoints as "finishedCheckpoints", r.open_checkpoints as "openCheckpoints",
        r.next_due_at as "nextDueAt", coalesce(r.next_due_at < ${ctx.now.toISOString()}::timestamptz, false) as overdue
      from runs r
      join users u on u.id = r.started_by
      left join departments d on d.id = r.department_id
      where ${visibleRuns(ctx.actor)} and ${sql.join(conditions(ctx, filter, finding), sql` and `)}
        ${after ? sql`and (r.created_at, r.id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by r.created_at ${direction}, r.id ${direction}
      limit ${limit + 1}`);
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toItem),
    nextCursor: rows.length > limit && last ? encodeCursor([last.cursorTime, last.id]) : null,
  };
}

export type RunFilter = z.output<typeof listRunsInput>;

/** What the filters of a list say, as conditions on `runs r`. */
export function conditions(ctx: Ctx, filter: RunFilter, finding: Finding | null): SQL[] {
  return [
    sql`r.tab = ${filter.tab}`,
    ...(finding ? [isFound(finding, sql`r.id`)] : []),
    ...(filter.deckId ? [sql`r.deck_id = ${filter.deckId}`] : []),
    ...(filter.departmentId ? [sql`r.department_id = ${filter.departmentId}`] : []),
    ...(filter.starterId ? [sql`r.started_by = ${filter.starterId}`] : []),
    ...(filter.assigneeId
      ? [
          sql`r.id in (select a.run_id from run_checkpoint_assignees a where a.user_id = ${filter.assigneeId})`,
        ]
      : []),
    ...(filter.overdue ? [sql`r.next_due_at < ${ctx.now.toISOString()}::timestamptz`] : []),
    ...(filter.from ? [sql`r.created_at >= ${startOf(ctx, sql`${filter.from}::date`)}`] : []),
    ...(filter.to ? [sql`r.created_at < ${startOf(ctx, sql`${filter.to}::date + 1`)}`] : []),
  ];
}

/** The moment at which a day begins where the company is. */
function startOf(ctx: Ctx, day: SQL): SQL {
  return sql`((${day})::timestamp at time zone (select time_zone from tenants where id = ${ctx.tenantId}))`;
}

type RawItem = {
  id: string;
  number: string;
  title: string;
  status: string;
  outcome: string | null;
  deckId: string;
  deckTitle: string;
  version: number;
  starterId: string;
  starterName: string;
  departmentName: string | null;
  parentRunId: string | null;
  createdAt: Date;
  cursorTime: string;
  startedAt: Date | null;
  endedAt: Date | null;
  archivedAt: Date | null;
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  nextDueAt: Date | null;
  overdue: boolean;
};

function toItem({
  deckId,
  deckTitle,
  version,
  starterId,
  starterName,
  endedAt,
  cursorTime: _,
  ...row
}: RawItem): RunListItem {
  return {
    ...row,
    deck: { id: deckId, title: deckTitle, version },
    startedBy: { id: starterId, name: starterName },
    completedAt: endedAt,
  };
}
