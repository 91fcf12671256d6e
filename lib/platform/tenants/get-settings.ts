import { eq } from 'drizzle-orm';

import { tenants } from '@/db/schema/platform/tenants';
import { authorise, holds } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { defaultEscalationDelays, defaultFourEyes, defaultGuestAddressDays } from './inputs';

export type Settings = {
  escalationDelays: typeof defaultEscalationDelays;
  guestAddressDays: number;
  fourEyesFinalApproval: boolean;
};

/** What an admin can decide for everybody, with what holds where nothing was decided. */
export async function getSettings(ctx: Ctx): Promise<Settings> {
  authorise(holds(ctx.actor, 'settings.manage', { own: false }), 'settings.manage');
  const [tenant] = await read(ctx, (tx) =>
    tx.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.id, ctx.tenantId)),
  );
  const { escalationDelays, guestAddressDays, fourEyesFinalApproval } = tenant?.settings ?? {};
  return {
    escalationDelays: escalationDelays ?? defaultEscalationDelays,
    guestAddressDays: guestAddressDays ?? defaultGuestAddressDays,
    fourEyesFinalApproval: fourEyesFinalApproval ?? defaultFourEyes,
  };
}
