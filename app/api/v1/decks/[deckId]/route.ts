import { apiRoute } from '@/app/_server/api-route';
import { getDeck } from '@/lib/processes/decks/get-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params }) => getDeck(ctx, { deckId: params.deckId! }) },
});
