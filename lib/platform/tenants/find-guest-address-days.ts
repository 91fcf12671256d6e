import { eq } from 'drizzle-orm';

import { tenants } from '@/db/schema/platform/tenants';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { defaultGuestAddressDays } from './inputs';

/** How many days the address of a guest is kept after the invitation is over. */
export async function findGuestAddressDays(tx: Tx, { tenantId }: Pick<Ctx, 'tenantId'>): Promise<number> {
  const [tenant] = await tx
    .select({ settings: tenants.settings })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  return tenant?.settings.guestAddressDays ?? defaultGuestAddressDays;
}
