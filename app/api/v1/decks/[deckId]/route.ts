import { apiRoute } from '@/app/_server/api-route';
import { deleteDeck } from '@/lib/processes/decks/delete-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params }) => getDeck(ctx, { deckId: params.deckId! }) },
  DELETE: { run: ({ ctx, params }) => deleteDeck(ctx, { deckId: params.deckId! }) },
});
