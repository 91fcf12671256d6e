import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { tickSubtask } from '@/lib/processes/checkpoints/tick-subtask';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => tickSubtask(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
