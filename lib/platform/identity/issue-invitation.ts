import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';

import { invitations } from '@/db/schema/platform/sessions';
import { users } from '@/db/schema/platform/users';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { newSecret } from '@/lib/platform/core/ids';
import { hashToken } from '@/lib/platform/crypto/hash-token';

const VALID_HOURS = 72;

export type IssuedInvitation = { token: string; expiresAt: Date; userId: string };

/**
 * Makes the secret of an invitation where the mail that carries it is written: the plain token leaves in the answer
 * and is kept nowhere. Null where there is nothing to send any more: accepted, revoked, or the person is gone.
 */
export const issueInvitation = command({
  name: 'invitation.issue',
  input: z.strictObject({ invitationId: z.uuid() }),
  run: async (tx, ctx, { invitationId }): Promise<IssuedInvitation | null> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [open] = await tx
      .select({ userId: invitations.userId })
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.userId))
      .where(
        and(
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          eq(users.status, 'invited'),
        ),
      )
      .for('update', { of: invitations });
    if (!open) return null;

    const token = newSecret();
    const expiresAt = new Date(ctx.now.getTime() + VALID_HOURS * 3_600_000);
    await tx
      .update(invitations)
      .set({ tokenHash: hashToken(token), expiresAt })
      .where(eq(invitations.id, invitationId));
    return { token, expiresAt, userId: open.userId };
  },
});
