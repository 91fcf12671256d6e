import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { listVersions } from '@/lib/processes/versions/list-versions';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, params, query }) => listVersions(ctx, { ...pageQuery(query), deckId: params.deckId! }),
  },
});
