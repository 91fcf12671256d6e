import { verifyAudit } from '@/lib/platform/audit/verify-audit';
import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';
import { closePools } from '@/lib/platform/core/transact';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';

// npm run audit:verify [-- <tenant slug>]: 0 when the chain holds, 1 when it does not.
const slug = process.argv[2] ?? env().APP_SINGLE_TENANT ?? 'demo';
const tenant = await findTenantBySlug(slug);

if (!tenant) {
  console.error(`There is no tenant "${slug}".`);
  process.exitCode = 2;
} else {
  const started = performance.now();
  const verdict = await verifyAudit({
    tenantId: tenant.id,
    actor: { kind: 'job', id: 'audit-verify' },
    requestId: newId(),
    now: new Date(),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (verdict.ok) {
    console.log(
      `${tenant.name}: ${verdict.records} records hold, ${verdict.erased} erased, in ${seconds} s.`,
    );
    console.log(`Head: ${verdict.head}`);
  } else {
    console.error(
      `${tenant.name}: record ${verdict.firstBadSeq} does not hold (${verdict.reason}). ${verdict.records} before it do.`,
    );
    process.exitCode = 1;
  }
}
await closePools();
