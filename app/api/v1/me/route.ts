import { apiRoute } from '@/app/_server/api-route';
import { grantsByKey } from '@/lib/platform/access/authorise';
import { getTenant } from '@/lib/platform/tenants/get-tenant';

export const { GET, POST, PUT, PATCH, DELETE } = apiRoute({
  GET: {
    run: async ({ ctx }) => ({
      id: ctx.actor.id,
      email: ctx.actor.email,
      name: ctx.actor.name,
      tenant: await getTenant(ctx),
      permissions: grantsByKey(ctx.actor.access),
    }),
  },
});
