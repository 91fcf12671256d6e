import { desc, eq } from 'drizzle-orm';

import { mails } from '@/db/schema/platform/notifications';
import { invitations } from '@/db/schema/platform/sessions';
import { users } from '@/db/schema/platform/users';
import type { Ctx } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read, transact } from '@/lib/platform/core/transact';
import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import type { TestTenant } from '@/tests/factories/tenant';

/** A mail that waits to be sent, as a notice to a new person makes it. */
export async function createMail(tenant: TestTenant, ctx: Ctx = tenant.job): Promise<string> {
  const person = await tenant.person();
  await deliverNotice(ctx, {
    userId: person.actor.id,
    cause: newId(),
    path: '/runs/1',
    data: { kind: 'approval', runTitle: 'Halle 2', runNumber: 'L-1' },
  });
  const [mail] = await mailsTo(ctx, person.actor.id);
  return mail!.id;
}

export function mailsTo(ctx: Ctx, userId: string) {
  return read(ctx, (tx) => tx.select().from(mails).where(eq(mails.userId, userId)).orderBy(desc(mails.id)));
}

export async function mailOf(ctx: Ctx, mailId: string) {
  const [mail] = await read(ctx, (tx) => tx.select().from(mails).where(eq(mails.id, mailId)));
  return mail!;
}

/** Somebody who has been invited and has not yet come. */
export async function createInvitation(
  tenant: TestTenant,
): Promise<{ invitationId: string; userId: string }> {
  const person = await tenant.person();
  const userId = person.actor.id;
  return transact(tenant.job, async (tx) => {
    await tx.update(users).set({ status: 'invited' }).where(eq(users.id, userId));
    const { now } = tenant.job;
    const [row] = await tx
      .insert(invitations)
      .values({ userId, tokenHash: newId(), createdAt: now, expiresAt: now })
      .returning({ id: invitations.id });
    return { invitationId: row!.id, userId };
  });
}

export const later = (ctx: Ctx, seconds: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + seconds * 1000),
});
