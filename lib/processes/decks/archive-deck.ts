import { eq } from 'drizzle-orm';

import { decks } from '@/db/schema/processes/decks';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { deckArchived } from './events';
import { deckIdInput } from './inputs';
import { holdDeck } from './open-deck';

/** Puts a deck away: no new runs, no changes; its versions and runs stay. */
export const archiveDeck = command({
  name: 'deck.archive',
  input: deckIdInput,
  run: async (tx, ctx, { deckId }) => {
    const deck = await holdDeck(tx, ctx, deckId, 'administer');
    if (deck.status === 'archived') {
      throw new DomainError('invalid_transition', 'The deck is already archived.', {
        params: { state: deck.status },
      });
    }

    await tx
      .update(decks)
      .set({ status: 'archived', archivedAt: ctx.now, updatedAt: ctx.now })
      .where(eq(decks.id, deckId));
    record(tx, ctx, deckArchived, { type: 'deck', id: deckId }, {});
    return { id: deckId, status: 'archived' as const };
  },
});
