import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { listDecks } from '@/lib/processes/decks/list-decks';

import { type InboxItem, requireReader, waitingFor } from './list-inbox';

const SHOWN = 8;

export type FollowedRun = {
  id: string;
  number: string;
  title: string;
  deckTitle: string;
  status: string;
  checkpointCount: number;
  finishedCheckpoints: number;
  openCheckpoints: number;
  nextDueAt: Date | null;
  overdue: boolean;
};

export type Overview = {
  open: { items: InboxItem[]; total: number };
  approvals: { items: InboxItem[]; total: number };
  runs: FollowedRun[];
  decks: { id: string; title: string; checkpointCount: number }[];
};

/** The first page after signing in: what waits for me, the runs I take part in, decks I can start. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  const person = requireReader(ctx.actor);
  return read(ctx, async (tx) => {
    const inside = { ...ctx, tx };
    const { rows: waiting } = await tx.execute<InboxItem & { total: number }>(sql`
      select * from (
        select w.*, coalesce("dueAt" < ${ctx.now.toISOString()}::timestamptz, false) as overdue,
          count(*) over (partition by kind)::int as total,
          row_number() over (partition by kind order by "sortTime"::timestamptz, "sortId") as place
        from (${waitingFor(person.id)}) w
      ) placed where place <= ${SHOWN} order by place`);
    const { rows: runs } = await tx.execute<FollowedRun>(sql`
      select r.id, r.number, r.title, r.deck_title as "deckTitle", r.status, r.checkpoint_count as "checkpointCount",
        r.finished_checkpoints as "finishedCheckpoints", r.open_checkpoints as "openCheckpoints",
        r.next_due_at as "nextDueAt", coalesce(r.next_due_at < ${ctx.now.toISOString()}::timestamptz, false) as overdue
      from runs r
      where r.tab = 'active' and (r.started_by = ${person.id}
        or r.id in (select f.run_id from run_final_approvers f where f.user_id = ${person.id}
          union all select a.run_id from run_checkpoint_assignees a where a.user_id = ${person.id}))
      order by r.next_due_at nulls last, r.created_at desc limit 6`);
    const pinned = await listDecks(inside, { status: 'active', pins: 'only', limit: 12 });
    const others = await listDecks(inside, { status: 'active', pins: 'without', limit: 12 });
    return {
      open: ofKind(waiting, 'checkpoint'),
      approvals: ofKind(waiting, 'approval'),
      runs,
      decks: [...pinned.items, ...others.items]
        .filter((deck) => deck.may.start && deck.currentVersion !== null)
        .slice(0, 6)
        .map(({ id, title, checkpointCount }) => ({ id, title, checkpointCount })),
    };
  });
}

function ofKind(waiting: (InboxItem & { total: number })[], kind: InboxItem['kind']) {
  const items = waiting.filter((item) => item.kind === kind);
  return { items, total: items[0]?.total ?? 0 };
}
