import { sql } from 'drizzle-orm';

import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { type ReservedUpload, reserveUpload } from '@/lib/platform/files/reserve-upload';
import { requireSlot } from '@/lib/processes/checkpoints/check-file-place';

import { guestLimits, startGuestUploadInput } from './inputs';
import { holdGuestStep, type LiveGuest } from './store';

/** Begins the upload of a file the step asks for, with the same limits as for anybody else, and one more: how many. */
export const startGuestUpload = command({
  name: 'guest.start_upload',
  input: startGuestUploadInput,
  run: async (tx, ctx, { token, pass, slotKey, name, size }): Promise<ReservedUpload> => {
    const { guest, visitor, step } = await holdGuestStep(tx, ctx, token, pass);
    requireSlot(step, slotKey);
    await ensureRoom(tx, guest, ctx.now);
    const purpose = { type: 'checkpoint' as const, checkpointId: step.id, slotKey, replaces: null };
    return reserveUpload(tx, visitor, { purpose, name, size });
  },
});

/** What was taken away again counts as well, as its content is kept. */
async function ensureRoom(tx: Tx, { id }: LiveGuest, now: Date): Promise<void> {
  const { rows } = await tx.execute<{ brought: number }>(sql`
    select (select count(*) from checkpoint_files where added_by_guest = ${id})::int
      + (select count(*) from uploads where uploaded_by_link = ${id} and version_id is null
        and expires_at > ${now.toISOString()})::int as brought`);
  if (rows[0]!.brought < guestLimits.files) return;
  throw new DomainError('limit_reached', `A guest brings at most ${guestLimits.files} files.`, {
    params: { most: guestLimits.files },
  });
}
