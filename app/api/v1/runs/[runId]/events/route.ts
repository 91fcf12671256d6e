import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, params, query }) => listRunEvents(ctx, { runId: params.runId!, ...pageQuery(query) }) },
});
