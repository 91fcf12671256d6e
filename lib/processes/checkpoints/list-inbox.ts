import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { ConfirmationType } from '@/db/schema/processes/decks';
import { authorise, requirePerson, scopeOf } from '@/lib/platform/access/authorise';
import type { Actor, Ctx, Person } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { isAskedFor, isStandIn } from '@/lib/processes/runs/find-deciders';

export type InboxItem = {
  kind: 'checkpoint' | 'approval';
  /** Null for an approval, which is about the whole run. */
  checkpointId: string | null;
  runId: string;
  runNumber: string;
  runTitle: string;
  deckTitle: string;
  title: string;
  confirmationType: ConfirmationType | null;
  requireNote: boolean;
  requireSignoffName: boolean;
  revision: number;
  dueAt: Date | null;
  overdue: boolean;
};

/** Everything that waits for the caller: open steps and approvals, soonest due first, undated last. */
export async function listInbox(ctx: Ctx, raw: z.input<typeof pageInput>): Promise<Page<InboxItem>> {
  const person = requireReader(ctx.actor);
  const { limit, cursor } = parseInput(pageInput, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);

  const { rows } = await read(ctx, (tx) =>
    tx.execute<InboxItem & { sortTime: string; sortId: string }>(sql`
      select waiting.*, coalesce("dueAt" < ${ctx.now.toISOString()}::timestamptz, false) as overdue
      from (${waitingFor(person.id)}) waiting
      ${after ? sql`where ("sortTime"::timestamptz, "sortId") > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by "sortTime"::timestamptz, "sortId" limit ${limit + 1}`),
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ sortTime: _time, sortId: _id, ...item }) => item),
    nextCursor: rows.length > limit && last ? encodeCursor([last.sortTime, last.sortId]) : null,
  };
}

/** Everybody hears what waits for them; a token only if it was made for reading runs. */
export function requireReader(actor: Actor): Person {
  const person = requirePerson(actor);
  authorise(person.kind === 'user' || scopeOf(person, 'runs.view') !== null, 'runs.view');
  return person;
}

/**
 * Steps, approvals one was named for and those one stands in for, as one row source; `sortTime` puts what has no due
 * time at the end. A step one has signed waits for the others.
 */
export function waitingFor(userId: string): SQL {
  return sql`
    select 'checkpoint' as kind, c.id as "checkpointId", r.id as "runId", r.number as "runNumber", r.title as "runTitle",
      r.deck_title as "deckTitle", c.title, c.confirmation_type::text as "confirmationType", c.require_note as "requireNote",
      c.require_signoff_name as "requireSignoffName", c.revision, c.sla_due_at as "dueAt",
      coalesce(c.sla_due_at, '9999-01-01Z')::text as "sortTime", c.id as "sortId"
    from run_checkpoint_assignees a
    join run_checkpoints c on c.id = a.checkpoint_id and c.status = 'active' and c.sub_deck_id is null
    join runs r on r.id = c.run_id and r.status = 'active'
    where a.user_id = ${userId} and not c.confirmations @> jsonb_build_array(jsonb_build_object('userId', ${userId}::text))
    union all
    select ${approval} from run_final_approvers f
    join runs r on r.id = f.run_id and r.status = 'awaiting_final_approval'
    where f.user_id = ${userId} and ${isAskedFor} and not ${hasDecided(userId)}
    union all
    select ${approval} from runs r
    where r.status = 'awaiting_final_approval' and ${isStandIn(userId)} and ${isAskedFor}
      and not ${hasDecided(userId)}`;
}

const approval = sql`'approval', null::uuid, r.id, r.number, r.title, r.deck_title, r.title, null, false, false, r.revision,
  null::timestamptz, '9999-01-01 00:00:00+00', r.id`;

function hasDecided(userId: string): SQL {
  return sql`exists (
    select from run_approval_decisions d where d.run_id = r.id and d.round = r.approval_round and d.user_id = ${userId})`;
}
