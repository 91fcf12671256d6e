import { sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { visibleRuns } from './filter-visible-runs';
import { listRunEventsInput } from './inputs';
import { type EventChange, peopleOfEvent, readChanges } from './read-changes';

export type RunEvent = {
  seq: number;
  type: string;
  actor: { kind: string; id: string; name: string | null };
  at: Date;
  checkpointId: string | null;
  data: Record<string, unknown>;
  /** From what to what, where it says so. */
  changes: EventChange[];
};

const input = z.strictObject({ ...listRunEventsInput.shape, ...pageInput.shape });

/** The timeline of a run. */
export async function listRunEvents(ctx: Ctx, raw: z.input<typeof input>): Promise<Page<RunEvent>> {
  const { runId, order, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['number']);
  const [comparison, direction] = order === 'oldest' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];

  const { rows } = await read(ctx, (tx) =>
    tx.execute<RawEvent>(sql`
      select e.seq, e.type, e.actor_kind as "actorKind", e.actor_id as "actorId", coalesce(u.name, g.name) as "actorName", e.at,
        e.checkpoint_id as "checkpointId", e.data, ${peopleOfEvent} as people
      from (select r.id from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}) seen
      left join lateral (
        select * from run_events x where x.run_id = seen.id
          ${after ? sql`and x.seq ${comparison} ${Number(after[0])}` : sql``}
        order by x.seq ${direction} limit ${limit + 1}
      ) e on true
      left join users u on e.actor_kind in ('user', 'token') and u.id = e.actor_id::uuid
      left join guest_invitations g on g.id = case when e.actor_kind = 'link' then e.actor_id::uuid end
      order by e.seq ${direction}`),
  );
  if (rows.length === 0) throw new DomainError('not_found', 'There is no such run.');
  const events = rows.filter((row) => row.seq !== null);
  const items = events.slice(0, limit);
  return {
    items: items.map(({ actorKind, actorId, actorName, people, ...event }) => ({
      ...event,
      actor: { kind: actorKind, id: actorId, name: actorName },
      changes: readChanges(event.data, people),
    })),
    nextCursor: events.length > limit ? encodeCursor([String(items.at(-1)!.seq)]) : null,
  };
}

type RawEvent = Omit<RunEvent, 'actor' | 'changes'> & {
  actorKind: string;
  actorId: string;
  actorName: string | null;
  people: Record<string, string> | null;
};
