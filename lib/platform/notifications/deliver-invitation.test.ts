import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { invitations } from '@/db/schema/platform/sessions';
import { read, transact } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createInvitation, mailOf, mailsTo } from '@/tests/queue/mails';
import { trailOf } from '@/tests/setup/trail';

import { deliverInvitation } from './deliver-invitation';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

async function invitation(invitationId: string) {
  const [row] = await read(acme.job, (tx) =>
    tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  );
  return row!;
}

describe('deliverInvitation', () => {
  it('writes a mail whose link is the only place of the secret', async () => {
    const { invitationId, userId } = await createInvitation(acme);
    const { mailId } = await deliverInvitation(acme.job, { invitationId });

    const mail = await mailOf(acme.job, mailId!);
    expect(mail).toMatchObject({ userId, kind: 'invitation', status: 'waiting' });
    const token = /\/invitation\/([\w-]{43})/.exec(mail.textBody)?.[1] ?? '';
    const { tokenHash, expiresAt } = await invitation(invitationId);
    expect(tokenHash).toBe(hashToken(token));
    expect(expiresAt.getTime() - acme.job.now.getTime()).toBe(72 * 3_600_000);
    expect(await trailOf(acme.job, mailId!)).toEqual({ audit: [], posted: ['mail.queued'] });
  });

  it('makes a new secret for every mail, so that the older link is over', async () => {
    const { invitationId, userId } = await createInvitation(acme);
    await deliverInvitation(acme.job, { invitationId });
    const first = (await invitation(invitationId)).tokenHash;
    await deliverInvitation(acme.job, { invitationId });
    expect((await invitation(invitationId)).tokenHash).not.toBe(first);
    expect(await mailsTo(acme.job, userId)).toHaveLength(2);
  });

  it('writes nothing for an invitation that is over, or of another tenant', async () => {
    const { invitationId, userId } = await createInvitation(acme);
    const other = await createTenant();
    expect(await deliverInvitation(other.job, { invitationId })).toEqual({ mailId: null });

    await transact(acme.job, (tx) =>
      tx.update(invitations).set({ revokedAt: acme.job.now }).where(eq(invitations.id, invitationId)),
    );
    expect(await deliverInvitation(acme.job, { invitationId })).toEqual({ mailId: null });
    expect(await mailsTo(acme.job, userId)).toEqual([]);
  });

  it('is for jobs only', async () => {
    const { invitationId } = await createInvitation(acme);
    await expect(deliverInvitation(await acme.person('admin'), { invitationId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
