import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { updateTodo } from '@/lib/processes/checkpoints/update-todo';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => updateTodo(call.ctx, withBody(call, { todoId: call.params.todoId! })),
  },
});
