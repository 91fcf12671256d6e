import { apiRoute } from '@/app/_server/api-route';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: { run: ({ ctx, params }) => archiveDeck(ctx, { deckId: params.deckId! }) },
});
