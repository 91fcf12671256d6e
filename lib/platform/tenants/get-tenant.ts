import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

export type TenantSummary = { id: string; slug: string; name: string };

/** The tenant of the caller, by name. */
export async function getTenant(ctx: Ctx): Promise<TenantSummary> {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<TenantSummary>(sql`select id, slug, name from tenants where id = ${ctx.tenantId}`),
  );
  return rows[0]!;
}
