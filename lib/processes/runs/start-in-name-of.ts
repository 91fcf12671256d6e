import type { Ctx, Person } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';

import type { TimelineEntry } from './apply-transitions';
import { beginRun, type StartedRun } from './begin-run';
import { findStartableDeck } from './store';

export type Refusal = 'deck_archived' | 'deck_unpublished' | 'starter_not_allowed';

/** Starts a deck's newest version for somebody who is not here; says what is in the way instead of failing. */
export async function startInNameOf(
  tx: Tx,
  ctx: Ctx,
  starter: Person,
  run: { deckId: string; title: string; entries: TimelineEntry[] },
): Promise<StartedRun | { refused: Refusal }> {
  const deck = await findStartableDeck(tx, starter, run.deckId);
  if (deck.status === 'archived') return { refused: 'deck_archived' };
  if (!deck.version) return { refused: 'deck_unpublished' };
  if (!mayStartDeck(starter, deck).start) return { refused: 'starter_not_allowed' };
  const { version } = deck;
  return beginRun(
    tx,
    ctx,
    { deck: { ...deck, version }, title: run.title, starterId: starter.id },
    run.entries,
  );
}
