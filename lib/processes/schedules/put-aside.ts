import { eq } from 'drizzle-orm';

import { runSchedules, type SuspendedReason } from '@/db/schema/processes/schedules';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { scheduleSuspended } from './events';
import type { HeldSchedule } from './store';

/** A schedule that starts nothing for now, and why. */
export async function putAside(
  tx: Tx,
  ctx: Ctx,
  held: HeldSchedule,
  reason: SuspendedReason,
): Promise<{ id: string; revision: number }> {
  const revision = held.revision + 1;
  await tx
    .update(runSchedules)
    .set({ nextDueAt: null, suspendedAt: ctx.now, suspendedReason: reason, revision, updatedAt: ctx.now })
    .where(eq(runSchedules.id, held.id));
  record(tx, ctx, scheduleSuspended, { type: 'schedule', id: held.id }, { scheduleId: held.id, reason });
  return { id: held.id, revision };
}
