import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import { scopeOf } from '@/lib/platform/access/authorise';
import { type Actor, type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { listSchedulesInput } from './inputs';
import { NEVER, type RawSchedule, type ScheduleView, scheduleColumns, toScheduleView } from './show-schedule';

const input = listSchedulesInput.extend(pageInput.shape);

/** The schedules somebody manages, the next due first; those that are over or suspended come last. */
export async function listSchedules(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<ScheduleView>> {
  const { deckId, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);
  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawSchedule & { soonest: string }>(sql`
      select ${scheduleColumns}, ${NEVER}::text as soonest
      from run_schedules s join decks d on d.id = s.deck_id join users u on u.id = s.starter_id
      where s.deleted_at is null and ${managedBy(ctx.actor)}
        ${deckId ? sql`and s.deck_id = ${deckId}` : sql``}
        ${after ? sql`and (${NEVER}, s.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by ${NEVER}, s.id limit ${limit + 1}`),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ soonest: _, ...schedule }) => toScheduleView(schedule)),
    nextCursor: rows.length > limit && last ? encodeCursor([last.soonest, last.id]) : null,
  };
}

function managedBy(actor: Actor): SQL {
  const scope = scopeOf(actor, 'schedules.manage');
  if (!scope || !isPerson(actor)) return sql`false`;
  if (scope === 'all') return sql`true`;
  if (scope === 'own') return sql`s.starter_id = ${actor.id}`;
  const departments = `{${actor.access.departmentIds.join(',')}}`;
  return sql`(s.starter_id = ${actor.id} or d.department_id = any(${departments}::uuid[]))`;
}
