import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { listAudit } from '@/lib/platform/audit/list-audit';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: ({ ctx, query }) => {
      const { from, to, action, actorId, targetId } = query;
      return listAudit(ctx, { ...pageQuery(query), from, to, action, actorId, targetId });
    },
  },
});
