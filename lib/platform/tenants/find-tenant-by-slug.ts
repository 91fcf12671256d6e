import { eq } from 'drizzle-orm';

import { tenants } from '@/db/schema/platform/tenants';
import type { TenantId } from '@/lib/platform/core/ctx';
import { readBySlug } from '@/lib/platform/core/transact';

export type FoundTenant = { id: TenantId; slug: string; name: string; locale: string; timeZone: string };

const KEPT_MS = 60_000;
const KEPT_AT_MOST = 10_000;
const known = new Map<string, { tenant: FoundTenant; until: number }>();

/** The tenant behind a host's subdomain. Remembered for a minute; an unknown slug is never remembered. */
export async function findTenantBySlug(slug: string): Promise<FoundTenant | null> {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(slug)) return null;
  const remembered = known.get(slug);
  if (remembered && remembered.until > performance.now()) return remembered.tenant;

  const [row] = await readBySlug(slug, (tx) =>
    tx
      .select({
        id: tenants.id,
        slug: tenants.slug,
        name: tenants.name,
        locale: tenants.locale,
        timeZone: tenants.timeZone,
      })
      .from(tenants)
      .where(eq(tenants.slug, slug)),
  );
  if (!row) return null;
  const tenant = { ...row, id: row.id as TenantId };
  if (known.size >= KEPT_AT_MOST) known.clear();
  known.set(slug, { tenant, until: performance.now() + KEPT_MS });
  return tenant;
}
