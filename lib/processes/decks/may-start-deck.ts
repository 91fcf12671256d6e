import type { Actor } from '@/lib/platform/core/ctx';

import { type DeckPlace, mayStart, mayView } from './policy';

/** For the rooms that run a deck: whether it is there for somebody, and whether they may start it. */
export function mayStartDeck(actor: Actor, deck: DeckPlace): { seen: boolean; start: boolean } {
  return { seen: mayView(actor, deck), start: mayStart(actor, deck) };
}
