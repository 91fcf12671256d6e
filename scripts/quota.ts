import { parseArgs } from 'node:util';

import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';
import { closePools } from '@/lib/platform/core/transact';
import { getStorageUsage } from '@/lib/platform/files/get-storage-usage';
import { setQuota } from '@/lib/platform/files/set-quota';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';

// npm run quota -- [--tenant <slug>] [--gib <n> | --default]: sets how much room files have, and says how much is used.
const { values } = parseArgs({
  options: { tenant: { type: 'string' }, gib: { type: 'string' }, default: { type: 'boolean' } },
});

try {
  console.log(await tellQuota());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await closePools();

async function tellQuota(): Promise<string> {
  const slug = values.tenant ?? env().APP_SINGLE_TENANT ?? 'demo';
  const tenant = await findTenantBySlug(slug);
  if (!tenant) throw new Error(`There is no tenant "${slug}".`);
  const ctx = {
    tenantId: tenant.id,
    actor: { kind: 'job', id: 'quota' } as const,
    requestId: newId(),
    now: new Date(),
  };

  if (values.default) await setQuota(ctx, { bytes: null });
  if (values.gib !== undefined) {
    const gibibytes = Number(values.gib);
    if (!(gibibytes >= 0)) throw new Error('--gib takes a number of gibibytes.');
    await setQuota(ctx, { bytes: Math.round(gibibytes * 1024 ** 3) });
  }
  const { usedBytes, reservedBytes, quotaBytes } = await getStorageUsage(ctx);
  return `${slug}: ${usedBytes} bytes used, ${reservedBytes} on their way, ${quotaBytes} granted`;
}
