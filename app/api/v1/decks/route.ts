import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { importDeck } from '@/lib/processes/decks/import-deck';
import { listDecks } from '@/lib/processes/decks/list-decks';

type ListDecks = Parameters<typeof listDecks>[1];

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, query }) => {
      const { status, q, pins } = query;
      return listDecks(ctx, { ...pageQuery(query), status, q, pins } as ListDecks);
    },
  },
  POST: {
    status: 201,
    maxBytes: 6 * 1024 * 1024,
    takesText: true,
    run: ({ ctx, text }) => importDeck(ctx, { format: 'json', text }),
  },
});
