import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { addDeck } from './add-deck';
import { deckDuplicated } from './events';
import { duplicateDeckInput } from './inputs';
import { openDeck } from './open-deck';
import { copyReferences } from './own-references';
import { readDraft } from './read-draft';

/** A new deck with the draft of another one. It has no versions, and belongs to whoever made it. */
export const duplicateDeck = command({
  name: 'deck.duplicate',
  input: duplicateDeckInput,
  run: async (tx, ctx, { deckId, title }): Promise<{ id: string }> => {
    const original = await openDeck(tx, ctx, deckId, 'view');
    const { draft } = await readDraft(tx, original);
    const deck = await addDeck(tx, ctx, { ...draft, title });
    await copyReferences(tx, deckId, deck.id);
    record(tx, ctx, deckDuplicated, { type: 'deck', id: deck.id }, { title, from: deckId });
    return { id: deck.id };
  },
});
