import { and, eq } from 'drizzle-orm';

import { deckPins } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { deckIdInput } from './inputs';

/** Takes the pin off, also of a deck one may no longer see. */
export const unpinDeck = command({
  name: 'deck.unpin',
  input: deckIdInput,
  run: async (tx, ctx, { deckId }): Promise<{ id: string; pinned: boolean }> => {
    const person = requirePerson(ctx.actor);
    await tx.delete(deckPins).where(and(eq(deckPins.userId, person.id), eq(deckPins.deckId, deckId)));
    return { id: deckId, pinned: false };
  },
});
