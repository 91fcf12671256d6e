import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { afterwards } from '@/app/api/v1/with-body';
import { getRun } from '@/lib/processes/runs/get-run';
import { listRuns } from '@/lib/processes/runs/list-runs';
import { startRun } from '@/lib/processes/runs/start-run';

type ListRuns = Parameters<typeof listRuns>[1];
type StartRun = Parameters<typeof startRun>[1];

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, query }) => {
      const { tab, deckId, departmentId, starterId, assigneeId, overdue, from, to, q, sort } = query;
      const filter = {
        tab,
        deckId,
        departmentId,
        starterId,
        assigneeId,
        from,
        to,
        q,
        sort,
        overdue: overdue === 'true' || undefined,
      };
      return listRuns(ctx, { ...pageQuery(query), ...filter } as ListRuns);
    },
  },
  POST: {
    status: 201,
    run: async ({ ctx, body }) => {
      const started = await startRun(ctx, body as StartRun);
      return getRun(afterwards(ctx), { runId: started.id });
    },
  },
});
