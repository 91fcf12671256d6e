import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';

import { type RunSubtask, runCheckpoints } from '@/db/schema/processes/checkpoints';
import type { ConfirmationType, FieldValue, FileSlot, FormField } from '@/db/schema/processes/decks';
import { guestInvitations } from '@/db/schema/processes/guest-invitations';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { findGuestAddressDays } from '@/lib/platform/tenants/find-guest-address-days';
import { fillInstructions } from '@/lib/processes/decks/fill-instructions';
import { isPass } from '@/lib/processes/links/pin-pass';
import { type HeldRun, type HeldStep, holdRunOfCheckpoint } from '@/lib/processes/runs/hold-run';

export type LiveGuest = {
  id: string;
  runId: string;
  checkpointId: string;
  title: string;
  name: string;
  /** There as long as the invitation is open. */
  email: string;
  pinHash: string | null;
  pinLockedUntil: string | null;
  expiresAt: string;
};

/** What a guest sees: the one step, and nobody in it but themselves. Only what is named here leaves the house. */
export type GuestStep = {
  name: string;
  runTitle: string;
  title: string;
  instructions: string;
  confirmationType: ConfirmationType;
  requireNote: boolean;
  requireSignoffName: boolean;
  fields: FormField[];
  subtasks: { title: string; isDone: boolean }[];
  fileSlots: GuestSlot[];
  dueAt: Date | null;
  expiresAt: Date;
  /** How long the address is kept afterwards. */
  addressDays: number;
  isPaused: boolean;
};

/** A file the step asks for. Of what others have handed in, a guest learns only that it is there. */
export type GuestSlot = Pick<FileSlot, 'key' | 'name' | 'kinds' | 'required'> & {
  isFilled: boolean;
  files: { id: string; name: string; size: number }[];
};

/** Unknown, expired, revoked and used look the same from outside, and so does a step that is no longer asked. */
export async function findLiveGuest(tx: Tx, ctx: Ctx, token: string): Promise<LiveGuest> {
  const { rows } = await tx.execute<LiveGuest>(sql`
    select g.id, g.run_id as "runId", g.checkpoint_id as "checkpointId", c.title, g.name, g.email,
      g.pin_hash as "pinHash", g.pin_locked_until as "pinLockedUntil", g.expires_at as "expiresAt"
    from guest_invitations g
    join run_checkpoints c on c.id = g.checkpoint_id and c.status = 'active' and c.activation = g.activation
    join runs r on r.id = g.run_id and r.status in ('active', 'paused')
    where g.token_hash = ${hashToken(token)} and g.used_at is null and g.revoked_at is null
      and g.expires_at > ${ctx.now.toISOString()}`);
  if (!rows[0]) throw new DomainError('not_found', 'There is no such invitation.');
  return rows[0];
}

/** A guest who has shown the link, and the PIN where there is one. */
export async function letIn(
  tx: Tx,
  ctx: Ctx,
  token: string,
  pass: string | null | undefined,
): Promise<{ guest: LiveGuest; visitor: Ctx }> {
  const guest = await findLiveGuest(tx, ctx, token);
  if (!guest.pinHash || isPass(pass, guest, ctx.now)) return { guest, visitor: guestCtx(ctx, guest) };
  const message = 'Enter the PIN first.';
  throw new DomainError('invalid_input', message, {
    problems: [{ pointer: '/pass', code: 'pin_missing', message }],
  });
}

/** The step of an invitation once its run is ours alone: of many answers at once, the first is taken. */
export async function holdGuestStep(
  tx: Tx,
  ctx: Ctx,
  token: string,
  pass: string | null | undefined,
): Promise<{ guest: LiveGuest; visitor: Ctx; run: HeldRun; step: HeldStep }> {
  const { guest: found, visitor } = await letIn(tx, ctx, token, pass);
  const held = await holdRunOfCheckpoint(tx, visitor, found.checkpointId);
  const guest = await findLiveGuest(tx, ctx, token);
  ensureAtWork(held.run, held.step);
  return { guest, visitor, ...held };
}

export function ensureAtWork(run: HeldRun, step: HeldStep): void {
  if (run.state.status === 'active' && step.status === 'active') return;
  throw new DomainError(
    'checkpoint_not_active',
    `The checkpoint is ${step.status} in a run that is ${run.state.status}.`,
    { params: { status: step.status, runStatus: run.state.status } },
  );
}

/** The invitation has been used, with what was ticked off on the way. */
export async function settleGuest(tx: Tx, ctx: Ctx, guest: LiveGuest, subtasks: RunSubtask[]): Promise<void> {
  await tx.update(guestInvitations).set({ usedAt: ctx.now }).where(eq(guestInvitations.id, guest.id));
  if (subtasks.length > 0)
    await tx.update(runCheckpoints).set({ subtasks }).where(eq(runCheckpoints.id, guest.checkpointId));
}

export async function readGuestStep(tx: Tx, ctx: Ctx, guest: LiveGuest): Promise<GuestStep> {
  const { rows } = await tx.execute<
    Omit<GuestStep, 'name' | 'dueAt' | 'expiresAt' | 'addressDays' | 'subtasks' | 'fileSlots'> & {
      dueAt: string | null;
      subtasks: RunSubtask[];
      fileSlots: FileSlot[];
      files: HandedIn[];
      earlier: Record<string, Record<string, FieldValue>>;
    }
  >(sql`
    select r.title as "runTitle", c.title, c.instructions, c.confirmation_type as "confirmationType",
      c.require_note as "requireNote", c.require_signoff_name as "requireSignoffName", c.fields, c.subtasks,
      c.file_slots as "fileSlots", c.sla_due_at as "dueAt", r.status = 'paused' as "isPaused",
      (select coalesce(json_agg(json_build_object('id', k.id, 'slotKey', k.slot_key, 'name', v.name, 'size', b.size,
          'isOwn', coalesce(k.added_by_guest = ${guest.id}, false)) order by k.added_at, k.id), '[]')
        from checkpoint_files k join files f on f.id = k.file_id
        join file_versions v on v.file_id = f.id and v.number = f.current_version
        join stored_blobs b on b.id = v.blob_id
        where k.checkpoint_id = c.id and k.slot_key is not null and k.removed_at is null) as files,
      (select coalesce(jsonb_object_agg(e.key, e.field_values), '{}') from run_checkpoints e
        where e.run_id = c.run_id and e.order_index < c.order_index) as earlier
    from run_checkpoints c join runs r on r.id = c.run_id where c.id = ${guest.checkpointId}`);
  const { dueAt, subtasks, fileSlots, files, earlier, ...step } = rows[0]!;
  return {
    ...step,
    // Of what others filled in, only what the instructions were written to tell.
    instructions: fillInstructions(step.instructions, (key, field) => earlier[key]?.[field]),
    name: guest.name,
    subtasks: subtasks.map(({ title, doneAt }) => ({ title, isDone: doneAt !== null })),
    fileSlots: fileSlots.map((slot) => toGuestSlot(slot, files)),
    dueAt: dueAt ? new Date(dueAt) : null,
    expiresAt: new Date(guest.expiresAt),
    addressDays: await findGuestAddressDays(tx, ctx),
  };
}

type HandedIn = GuestSlot['files'][number] & { slotKey: string; isOwn: boolean };

function toGuestSlot({ key, name, kinds, required }: FileSlot, files: HandedIn[]): GuestSlot {
  const there = files.filter(({ slotKey }) => slotKey === key);
  const own = there
    .filter(({ isOwn }) => isOwn)
    .map(({ id, name: file, size }) => ({ id, name: file, size }));
  return { key, name, kinds, required, isFilled: there.length > 0, files: own };
}

export async function findDueAt(tx: Tx, checkpointId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ dueAt: runCheckpoints.slaDueAt })
    .from(runCheckpoints)
    .where(eq(runCheckpoints.id, checkpointId));
  return row?.dueAt ?? null;
}

/** The guest as the one who acts: a link, whose invitation tells the name. */
export function guestCtx(ctx: Ctx, { id }: { id: string }): Ctx {
  return { ...ctx, actor: { kind: 'link', id } };
}

/** What the audit log is told about a guest. */
export function factsOf({ id, runId, title, name, email }: Told) {
  const emailSha256 = email && createHash('sha256').update(email).digest('hex');
  return { runId, title, guestId: id, name, emailSha256 };
}

type Told = Pick<LiveGuest, 'id' | 'runId' | 'title' | 'name'> & { email: string | null };
