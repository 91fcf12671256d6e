import { apiRoute } from '@/app/_server/api-route';
import { bulkRuns } from '@/lib/processes/checkpoints/bulk-runs';

type BulkRuns = Parameters<typeof bulkRuns>[1];

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  POST: { run: ({ ctx, body }) => bulkRuns(ctx, body as BulkRuns) },
});
