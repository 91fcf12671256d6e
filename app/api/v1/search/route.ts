import { apiRoute } from '@/app/_server/api-route';
import { searchAll } from '@/lib/processes/search/search-all';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, query }) =>
      searchAll(ctx, { q: query.q, limit: query.limit === undefined ? undefined : Number(query.limit) }),
  },
});
