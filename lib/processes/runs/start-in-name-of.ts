import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { isDomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';

import type { TimelineEntry } from './apply-transitions';
import { beginRun, type StartedRun } from './begin-run';
import { freezeSubDecks } from './freeze-sub-decks';
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
  const frozen = await freezeSubDecks(tx, version.snapshot).then(
    (subVersions) => ({ subVersions }),
    (error: unknown) => ({ refused: refusalOf(error) }),
  );
  if ('refused' in frozen) return frozen;
  const { subVersions } = frozen;
  const made = { deck: { ...deck, version }, title: run.title, starterId: starter.id, subVersions };
  return beginRun(tx, ctx, made, run.entries);
}

function refusalOf(error: unknown): Refusal {
  if (isDomainError(error, 'deck_not_published')) return 'deck_unpublished';
  if (isDomainError(error, 'sub_deck_archived')) return 'deck_archived';
  throw error;
}
