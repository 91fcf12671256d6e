import { apiRoute } from '@/app/_server/api-route';
import { afterwards } from '@/app/api/v1/with-body';
import { getRun } from '@/lib/processes/runs/get-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: {
    run: async ({ ctx, params }) => {
      await resumeRun(ctx, { runId: params.runId! });
      return getRun(afterwards(ctx), { runId: params.runId! });
    },
  },
});
