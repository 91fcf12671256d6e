import { and, eq, inArray, or, sql } from 'drizzle-orm';

import { decks } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError, type Problem } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import { awaitTurn, findCycles } from './find-cycles';
import { subDecksOf } from './freeze-draft';
import type { Draft } from './inputs';
import { stepsOf } from './rules/validate-draft';
import { visibleDecks } from './visible-decks';

/** Refuses a draft that names a deck its editor cannot see, or that would become a part of itself. */
export async function requireSubDecks(tx: Tx, ctx: Ctx, deckId: string, draft: Draft): Promise<void> {
  if (subDecksOf(draft).length === 0) return;
  await awaitTurn(tx);
  const problems = [
    ...(await hiddenDecks(tx, ctx, deckId, draft)),
    ...(await findCycles(tx, deckId, draft)),
  ].map((problem) => ({ ...problem, pointer: `/draft${problem.pointer}` }));
  if (problems.length === 0) return;
  throw new DomainError('invalid_input', 'The draft cannot be kept like this.', { problems });
}

/** What somebody else put into the draft stays, also where this editor could not have chosen it. */
async function hiddenDecks(tx: Tx, ctx: Ctx, deckId: string, draft: Draft): Promise<Problem[]> {
  const named = subDecksOf(draft);
  const alreadyThere = sql`${decks.id} in (
    select c.sub_deck_id from deck_checkpoints c where c.deck_id = ${deckId} and c.sub_deck_id is not null)`;
  const visible = visibleDecks(ctx.actor);
  const rows = await tx
    .select({ id: decks.id })
    .from(decks)
    .where(and(inArray(decks.id, named), visible && or(visible, alreadyThere, eq(decks.id, deckId))));
  const known = new Set(rows.map(({ id }) => id));
  return stepsOf(draft).flatMap(({ subDeckId, pointer }) =>
    subDeckId && !known.has(subDeckId)
      ? [{ pointer: `${pointer}/subDeckId`, code: 'unknown_deck', message: 'There is no such entry.' }]
      : [],
  );
}
