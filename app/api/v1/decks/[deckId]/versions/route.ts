import { apiRoute } from '@/app/_server/api-route';
import { listVersions } from '@/lib/processes/versions/list-versions';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params }) => listVersions(ctx, { deckId: params.deckId! }) },
});
