import { command } from '@/lib/platform/core/command';
import { type ReservedUpload, reserveUpload } from '@/lib/platform/files/reserve-upload';

import { startReferenceInput } from './inputs';
import { openDeck, requireActive } from './open-deck';

/** Begins the upload of a file that steps of a deck give to read. */
export const startReference = command({
  name: 'deck.start_reference',
  input: startReferenceInput,
  run: async (tx, ctx, { deckId, name, size }): Promise<ReservedUpload> => {
    requireActive(await openDeck(tx, ctx, deckId, 'edit'));
    return reserveUpload(tx, ctx, { purpose: { type: 'reference', deckId }, name, size });
  },
});
