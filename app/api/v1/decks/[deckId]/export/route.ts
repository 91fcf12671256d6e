import { apiRoute } from '@/app/_server/api-route';
import { exportDeck } from '@/lib/processes/decks/export-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params }) => exportDeck(ctx, { deckId: params.deckId! }) },
});
