import { apiRoute } from '@/app/_server/api-route';
import { afterwards, withBody } from '@/app/api/v1/with-body';
import { cloneRun } from '@/lib/processes/runs/clone-run';
import { getRun } from '@/lib/processes/runs/get-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    status: 201,
    run: async (call) => {
      const run = await cloneRun(call.ctx, withBody(call, { runId: call.params.runId! }));
      return getRun(afterwards(call.ctx), { runId: run.id });
    },
  },
});
