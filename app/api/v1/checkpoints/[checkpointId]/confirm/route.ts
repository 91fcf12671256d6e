import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => confirmCheckpoint(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
