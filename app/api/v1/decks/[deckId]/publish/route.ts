import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { publishDeck } from '@/lib/processes/versions/publish-deck';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    status: 201,
    run: (call) => publishDeck(call.ctx, withBody(call, { deckId: call.params.deckId! })),
  },
});
