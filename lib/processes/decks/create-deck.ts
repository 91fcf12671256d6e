import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { addDeck } from './add-deck';
import { deckCreated } from './events';
import { createDeckInput, type Draft } from './inputs';
import { requireStorable } from './require-storable';

/** An empty deck with one lane to begin in. */
export const createDeck = command({
  name: 'deck.create',
  input: createDeckInput,
  run: async (tx, ctx, input) => {
    const draft: Draft = {
      ...input,
      lanes: [{ title: '', checkpoints: [] }],
      approvalMode: 'any',
      approverIds: [],
    };
    await requireStorable(tx, draft, '');

    const deck = await addDeck(tx, ctx, draft);
    record(tx, ctx, deckCreated, { type: 'deck', id: deck.id }, { title: draft.title });
    return deck;
  },
});
