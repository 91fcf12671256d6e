import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { findStepToGive } from '@/lib/processes/checkpoints/hold-step-to-give';

import { guestLimits, listGuestsInput } from './inputs';

export type GuestItem = {
  id: string;
  name: string;
  email: string;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  hasPin: boolean;
  isLocked: boolean;
};

type Row = Omit<GuestItem, 'createdAt' | 'expiresAt'> & { createdAt: string; expiresAt: string };

/** Who outside is asked to do a step at the moment, for whoever may say who does it. */
export async function listGuests(ctx: Ctx, raw: z.input<typeof listGuestsInput>): Promise<GuestItem[]> {
  const { checkpointId } = parseInput(listGuestsInput, raw);
  const now = ctx.now.toISOString();
  return read(ctx, async (tx) => {
    const { step } = await findStepToGive(tx, ctx, checkpointId);
    if (step.status !== 'active') return [];
    const { rows } = await tx.execute<Row>(sql`
      select g.id, g.name, g.email, u.name as "invitedBy", g.created_at as "createdAt", g.expires_at as "expiresAt",
        g.pin_hash is not null as "hasPin", coalesce(g.pin_locked_until > ${now}, false) as "isLocked"
      from guest_invitations g join users u on u.id = g.invited_by
      where g.checkpoint_id = ${checkpointId} and g.activation = ${step.activation}
        and g.used_at is null and g.revoked_at is null and g.expires_at > ${now}
      order by g.created_at, g.id limit ${guestLimits.perStep}`);
    return rows.map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      expiresAt: new Date(row.expiresAt),
    }));
  });
}
