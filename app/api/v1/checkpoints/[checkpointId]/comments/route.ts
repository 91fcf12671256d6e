import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { withBody } from '@/app/api/v1/with-body';
import { addComment } from '@/lib/processes/checkpoints/add-comment';
import { listComments } from '@/lib/processes/checkpoints/list-comments';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, params, query }) =>
      listComments(ctx, { checkpointId: params.checkpointId!, ...pageQuery(query) }),
  },
  POST: {
    status: 201,
    run: (call) => addComment(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
