import { apiRoute } from '@/app/_server/api-route';
import { pageQuery } from '@/app/api/v1/page-query';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx, query }) => listInbox(ctx, pageQuery(query)) },
});
