import { storageUsage } from '@/db/schema/platform/files';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { quotaSet } from './events';
import { setQuotaInput } from './inputs';

/** How much room a tenant has: for whoever runs the service, not for the tenant itself. What lies there stays. */
export const setQuota = command({
  name: 'storage.set_quota',
  input: setQuotaInput,
  run: async (tx, ctx, { bytes }): Promise<{ bytes: number | null }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    await tx
      .insert(storageUsage)
      .values({ quotaBytes: bytes })
      .onConflictDoUpdate({ target: storageUsage.tenantId, set: { quotaBytes: bytes } });
    record(tx, ctx, quotaSet, { type: 'tenant', id: ctx.tenantId }, { bytes });
    return { bytes };
  },
});
