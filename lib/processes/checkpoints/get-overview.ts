import { sql } from 'drizzle-orm';

import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { listDecks } from '@/lib/processes/decks/list-decks';

import { countInbox } from './count-inbox';
import { type InboxItem, listInbox } from './list-inbox';

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
  runs: FollowedRun[];
  decks: { id: string; title: string; checkpointCount: number }[];
};

/** The first page after signing in: what waits for me, the runs I started or approve, decks I can start. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  const person = requirePerson(ctx.actor);
  return read(ctx, async (tx) => {
    const inside = { ...ctx, tx };
    const { items } = await listInbox(inside, { limit: 8 });
    const { rows: runs } = await tx.execute<FollowedRun>(sql`
      select r.id, r.number, r.title, r.deck_title as "deckTitle", r.status, r.checkpoint_count as "checkpointCount",
        r.finished_checkpoints as "finishedCheckpoints", r.open_checkpoints as "openCheckpoints",
        r.next_due_at as "nextDueAt", coalesce(r.next_due_at < ${ctx.now.toISOString()}::timestamptz, false) as overdue
      from runs r
      where r.tab = 'active' and (r.started_by = ${person.id}
        or r.id in (select f.run_id from run_final_approvers f where f.user_id = ${person.id}))
      order by r.next_due_at nulls last, r.created_at desc limit 6`);
    const decks = await listDecks(inside, { status: 'active', limit: 12 });
    return {
      open: { items, total: items.length < 8 ? items.length : await countInbox(inside) },
      runs,
      decks: decks.items
        .filter((deck) => deck.may.start && deck.currentVersion !== null)
        .slice(0, 6)
        .map(({ id, title, checkpointCount }) => ({ id, title, checkpointCount })),
    };
  });
}
