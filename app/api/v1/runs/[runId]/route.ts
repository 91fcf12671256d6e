import { apiRoute } from '@/app/_server/api-route';
import { getRun } from '@/lib/processes/runs/get-run';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params }) => getRun(ctx, { runId: params.runId! }) },
});
