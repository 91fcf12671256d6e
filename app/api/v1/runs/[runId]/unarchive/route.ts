import { apiRoute } from '@/app/_server/api-route';
import { afterwards } from '@/app/api/v1/with-body';
import { getRun } from '@/lib/processes/runs/get-run';
import { unarchiveRun } from '@/lib/processes/runs/unarchive-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: async ({ ctx, params }) => {
      await unarchiveRun(ctx, { runId: params.runId! });
      return getRun(afterwards(ctx), { runId: params.runId! });
    },
  },
});
