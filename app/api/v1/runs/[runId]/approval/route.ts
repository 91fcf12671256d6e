import { apiRoute } from '@/app/_server/api-route';
import { afterwards, withBody } from '@/app/api/v1/with-body';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { getRun } from '@/lib/processes/runs/get-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: async (call) => {
      const runId = call.params.runId!;
      await decideApproval(call.ctx, withBody(call, { runId }));
      return getRun(afterwards(call.ctx), { runId });
    },
  },
});
