import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => rejectCheckpoint(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
