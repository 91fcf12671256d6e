import { apiRoute } from '@/app/_server/api-route';
import { afterwards } from '@/app/api/v1/with-body';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { getRun } from '@/lib/processes/runs/get-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: async ({ ctx, params }) => {
      await archiveRun(ctx, { runId: params.runId! });
      return getRun(afterwards(ctx), { runId: params.runId! });
    },
  },
});
