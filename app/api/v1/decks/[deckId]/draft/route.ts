import { apiRoute, ifMatch } from '@/app/_server/api-route';
import { saveDraft } from '@/lib/processes/decks/save-draft';

type SaveDraft = Parameters<typeof saveDraft>[1];

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  PUT: {
    maxBytes: 6 * 1024 * 1024,
    run: async ({ ctx, params, body, headers }) => {
      const revision = ifMatch(headers);
      const saved = await saveDraft(ctx, {
        deckId: params.deckId!,
        revision,
        draft: body as SaveDraft['draft'],
      });
      return Response.json(saved, { headers: { etag: `"${saved.revision}"`, 'cache-control': 'no-store' } });
    },
  },
});
