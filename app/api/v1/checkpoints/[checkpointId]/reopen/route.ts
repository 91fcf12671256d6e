import { apiRoute } from '@/app/_server/api-route';
import { withBody } from '@/app/api/v1/with-body';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: (call) => reopenCheckpoint(call.ctx, withBody(call, { checkpointId: call.params.checkpointId! })),
  },
});
