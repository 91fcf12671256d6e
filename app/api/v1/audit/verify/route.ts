import { apiRoute } from '@/app/_server/api-route';
import { verifyAudit } from '@/lib/platform/audit/verify-audit';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: { run: ({ ctx }) => verifyAudit(ctx) },
});
