import { and, count, eq, isNull } from 'drizzle-orm';

import { guestInvitations } from '@/db/schema/processes/guest-invitations';
import { requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newSecret } from '@/lib/platform/core/ids';
import type { Tx } from '@/lib/platform/core/transact';
import { hashPassword } from '@/lib/platform/crypto/hash-password';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { hasAccount } from '@/lib/platform/identity/has-account';
import { mailGuest } from '@/lib/platform/notifications/mail-guest';
import { holdStepToGive } from '@/lib/processes/checkpoints/hold-step-to-give';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { guestInvited } from './events';
import { findObstacle } from './find-obstacle';
import { guestLimits, inviteGuestInput } from './inputs';
import { ensureAtWork, factsOf, findDueAt } from './store';

const DAY = 86_400_000;

/**
 * Asks somebody without an account to do one step. The token leaves in the mail alone. Asked again, the same address
 * gets a new link, and the older one is over.
 */
export const inviteGuest = command({
  name: 'guest.invite',
  input: inviteGuestInput,
  run: async (tx, ctx, { checkpointId, name, email, pin }): Promise<{ guestId: string; expiresAt: Date }> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdStepToGive(tx, ctx, checkpointId);
    ensureAtWork(run, step);
    ensurePossible(step);
    await ensureOutside(tx, email);
    await makeRoom(tx, step, email, ctx.now);

    const token = newSecret();
    const expiresAt = new Date(ctx.now.getTime() + guestLimits.days * DAY);
    const pinHash = pin ? await hashPassword(pin) : null;
    const [guest] = await tx
      .insert(guestInvitations)
      .values({
        ...{ runId: run.id, checkpointId, activation: step.activation, name, email },
        ...{ tokenHash: hashToken(token), pinHash, expiresAt },
        ...{ invitedBy: person.id, createdAt: ctx.now },
      })
      .returning({ id: guestInvitations.id });
    const facts = factsOf({ id: guest!.id, runId: run.id, title: step.title, name, email });
    const terms = { expiresAt: expiresAt.toISOString(), hasPin: pinHash !== null };
    record(tx, ctx, guestInvited, { type: 'checkpoint', id: step.id }, { ...facts, ...terms });

    const dueAt = await findDueAt(tx, step.id);
    const asked = { runTitle: run.title, stepTitle: step.title, dueAt, ...terms };
    await mailGuest(tx, ctx, { name, email, token, inviterId: person.id, asked });
    await tell(tx, ctx, run, step, name);
    return { guestId: guest!.id, expiresAt };
  },
});

function ensurePossible(step: HeldStep): void {
  const obstacle = findObstacle({ ...step, isRun: step.subDeckId !== null });
  if (!obstacle) return;
  throw new DomainError(
    'guest_not_possible',
    'This step asks for what only people with an account can bring.',
    {
      params: { obstacle },
    },
  );
}

/** Whoever has an account is given the step itself, and signs under that account. */
async function ensureOutside(tx: Tx, email: string): Promise<void> {
  if (!(await hasAccount(tx, email))) return;
  const message = 'This person has an account; assign the step to them.';
  throw new DomainError('invalid_input', message, {
    problems: [{ pointer: '/email', code: 'guest_has_account', message }],
  });
}

async function makeRoom(tx: Tx, step: HeldStep, email: string, now: Date): Promise<void> {
  const ofStep = and(
    eq(guestInvitations.checkpointId, step.id),
    eq(guestInvitations.activation, step.activation),
  );
  const [made] = await tx.select({ all: count() }).from(guestInvitations).where(ofStep);
  if (made!.all >= guestLimits.perStep) {
    throw new DomainError('limit_reached', `A step is given to at most ${guestLimits.perStep} guests.`);
  }
  const isOpen = and(isNull(guestInvitations.usedAt), isNull(guestInvitations.revokedAt));
  await tx
    .update(guestInvitations)
    .set({ revokedAt: now })
    .where(and(ofStep, eq(guestInvitations.email, email), isOpen));
}

async function tell(
  tx: Tx,
  ctx: Parameters<typeof applyTransitions>[1],
  run: HeldRun,
  step: HeldStep,
  guest: string,
): Promise<void> {
  await applyTransitions(tx, ctx, run, {
    transitions: [],
    entries: [{ type: 'checkpoint.guest_invited', checkpointId: step.id, data: { guest } }],
  });
}
