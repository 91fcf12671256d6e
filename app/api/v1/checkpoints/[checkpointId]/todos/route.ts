import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { withBody } from '@/app/api/v1/with-body';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { listTodos } from '@/lib/processes/checkpoints/list-todos';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, params, query }) =>
      listTodos(ctx, { checkpointId: params.checkpointId!, ...pageQuery(query) }),
  },
  POST: {
    status: 201,
    run: (call) => addTodo(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
