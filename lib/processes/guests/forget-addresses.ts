import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { forgetMails } from '@/lib/platform/notifications/forget-mails';
import { findGuestAddressDays } from '@/lib/platform/tenants/find-guest-address-days';

import { guestForgotten } from './events';

const DAY = 86_400_000;

type Forgotten = { id: string; runId: string; checkpointId: string; name: string; email: string; at: string };

/**
 * Empties the addresses of guests whose invitation has been over for as long as the tenant keeps them, and takes the
 * mails away that went there. Who has answered keeps the name they answered under, as it stands in the run.
 */
export const forgetAddresses = command({
  name: 'guest.forget_addresses',
  input: z.strictObject({ limit: z.int().min(1).max(1000).default(200) }),
  run: async (tx, ctx, { limit }): Promise<{ forgotten: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const days = await findGuestAddressDays(tx, ctx);
    const before = new Date(ctx.now.getTime() - days * DAY).toISOString();
    const { rows } = await tx.execute<Forgotten>(sql`
      with over as (
        select id, email from guest_invitations
        where email is not null and created_at < ${before} and least(expires_at, used_at, revoked_at) < ${before}
        order by created_at limit ${limit} for update skip locked)
      update guest_invitations g set email = null, pin_hash = null from over where g.id = over.id
      returning g.id, g.run_id as "runId", g.checkpoint_id as "checkpointId", g.name, over.email, g.created_at as at`);
    await forgetMails(
      tx,
      'guest',
      rows.map(({ email, at }) => ({ address: email, at: new Date(at) })),
    );
    for (const { id: guestId, checkpointId, runId, name } of rows) {
      record(tx, ctx, guestForgotten, { type: 'checkpoint', id: checkpointId }, { runId, guestId, name });
    }
    return { forgotten: rows.length, more: rows.length === limit };
  },
});
