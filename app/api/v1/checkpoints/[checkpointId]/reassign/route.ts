import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => reassignCheckpoint(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
