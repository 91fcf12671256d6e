import { apiRoute } from '@/app/_server/api-route';
import { importDeck } from '@/lib/processes/decks/import-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    status: 201,
    accepts: ['application/json', 'text/markdown'],
    maxBytes: 6 * 1024 * 1024,
    takesText: true,
    run: ({ ctx, text, bodyKind }) =>
      importDeck(ctx, { format: bodyKind === 'text/markdown' ? 'markdown' : 'json', text }),
  },
});
