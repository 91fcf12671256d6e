import { apiRoute } from '@/app/_server/api-route';
import { unarchiveDeck } from '@/lib/processes/decks/unarchive-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: { run: ({ ctx, params }) => unarchiveDeck(ctx, { deckId: params.deckId! }) },
});
