import { eq, getTableColumns } from 'drizzle-orm';
import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import { type Deck, decks } from '@/db/schema/processes/decks';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import { mayAdminister, mayEdit, mayStart, mayView } from './policy';
import { sharedLevel } from './shared-level';

export type DeckPurpose = 'view' | 'edit' | 'start' | 'administer';

const gates = {
  view: { may: mayView, permission: 'decks.view' },
  edit: { may: mayEdit, permission: 'decks.edit' },
  start: { may: mayStart, permission: 'runs.start' },
  administer: { may: mayAdminister, permission: 'decks.share' },
} as const;

export type OpenedDeck = Deck & { shared: ShareLevel | null };

/** A deck's row, for somebody who may use it so. */
export async function openDeck(tx: Tx, ctx: Ctx, deckId: string, purpose: DeckPurpose): Promise<OpenedDeck> {
  const [deck] = await selectDeck(tx, ctx).where(eq(decks.id, deckId));
  return admit(ctx, deck, purpose);
}

/**
 * The same with the row locked until the end of the transaction. Its key is not what is locked: a draft that names
 * this deck as a part can be saved meanwhile.
 */
export async function holdDeck(tx: Tx, ctx: Ctx, deckId: string, purpose: DeckPurpose): Promise<OpenedDeck> {
  const [deck] = await selectDeck(tx, ctx).where(eq(decks.id, deckId)).for('no key update');
  return admit(ctx, deck, purpose);
}

function selectDeck(tx: Tx, ctx: Ctx) {
  return tx.select({ ...getTableColumns(decks), shared: sharedLevel(ctx.actor) }).from(decks);
}

/** What is archived is neither changed nor started. */
export function requireActive(deck: Deck): void {
  if (deck.status === 'archived') throw new DomainError('deck_archived', 'This deck is archived.');
}

function admit(ctx: Ctx, deck: OpenedDeck | undefined, purpose: DeckPurpose): OpenedDeck {
  // Whoever may not see a deck does not learn that there is one.
  if (!deck || !mayView(ctx.actor, deck)) throw new DomainError('not_found', 'There is no such deck.');
  authorise(gates[purpose].may(ctx.actor, deck), gates[purpose].permission);
  return deck;
}
