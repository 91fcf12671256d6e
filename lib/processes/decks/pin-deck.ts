import { sql } from 'drizzle-orm';

import { deckPins } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { deckIdInput, MOST_PINS } from './inputs';
import { openDeck } from './open-deck';

/** Puts a deck first in somebody's own lists. Pinning what is pinned changes nothing. */
export const pinDeck = command({
  name: 'deck.pin',
  input: deckIdInput,
  run: async (tx, ctx, { deckId }): Promise<{ id: string; pinned: boolean }> => {
    const person = requirePerson(ctx.actor);
    await openDeck(tx, ctx, deckId, 'view');
    const { rows } = await tx.execute<{ count: number; pinned: boolean }>(
      sql`select count(*) as count, coalesce(bool_or(deck_id = ${deckId}), false) as pinned
        from deck_pins where user_id = ${person.id}`,
    );
    if (rows[0]!.pinned) return { id: deckId, pinned: true };
    if (rows[0]!.count >= MOST_PINS)
      throw new DomainError('limit_reached', `More than ${MOST_PINS} pins say nothing.`, {
        params: { most: MOST_PINS },
      });

    await tx.insert(deckPins).values({ userId: person.id, deckId, createdAt: ctx.now }).onConflictDoNothing();
    return { id: deckId, pinned: true };
  },
});
