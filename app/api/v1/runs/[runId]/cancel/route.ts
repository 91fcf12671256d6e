import { apiRoute } from '@/app/_server/api-route';
import { afterwards, withBody } from '@/app/api/v1/with-body';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { getRun } from '@/lib/processes/runs/get-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: async (call) => {
      const runId = call.params.runId!;
      await cancelRun(call.ctx, withBody(call, { runId }));
      return getRun(afterwards(call.ctx), { runId });
    },
  },
});
