import { apiRoute } from '@/app/_server/api-route';
import { getVersion } from '@/lib/processes/versions/get-version';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, params }) => getVersion(ctx, { deckId: params.deckId!, number: Number(params.number) }),
  },
});
