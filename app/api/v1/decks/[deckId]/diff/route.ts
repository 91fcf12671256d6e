import { apiRoute } from '@/app/_server/api-route';
import { diffVersions } from '@/lib/processes/versions/diff-versions';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, params, query }) =>
      diffVersions(ctx, {
        deckId: params.deckId!,
        from: Number(query.from),
        to: query.to === undefined ? undefined : Number(query.to),
      }),
  },
});
