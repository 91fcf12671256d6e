import { eq } from 'drizzle-orm';

import { decks } from '@/db/schema/processes/decks';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { deckUnarchived } from './events';
import { deckIdInput } from './inputs';
import { holdDeck } from './open-deck';

/** Brings a deck back as it was. */
export const unarchiveDeck = command({
  name: 'deck.unarchive',
  input: deckIdInput,
  run: async (tx, ctx, { deckId }) => {
    const deck = await holdDeck(tx, ctx, deckId, 'administer');
    if (deck.status === 'active') {
      throw new DomainError('invalid_transition', 'The deck is not archived.', {
        params: { state: deck.status },
      });
    }

    await tx
      .update(decks)
      .set({ status: 'active', archivedAt: null, updatedAt: ctx.now })
      .where(eq(decks.id, deckId));
    record(tx, ctx, deckUnarchived, { type: 'deck', id: deckId }, {});
    return { id: deckId, status: 'active' as const };
  },
});
