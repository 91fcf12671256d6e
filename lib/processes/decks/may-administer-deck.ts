import type { Actor } from '@/lib/platform/core/ctx';

import { type DeckPlace, mayAdminister } from './policy';

/** For the rooms that run a deck: whether somebody looks after it. */
export function mayAdministerDeck(actor: Actor, deck: DeckPlace): boolean {
  return mayAdminister(actor, deck);
}
