import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { invitations } from '@/db/schema/platform/sessions';
import { read, transact } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createInvitation } from '@/tests/queue/mails';

import { issueInvitation } from './issue-invitation';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('issueInvitation', () => {
  it('answers with a secret of which only the hash stays', async () => {
    const { invitationId, userId } = await createInvitation(acme);
    const issued = await issueInvitation(acme.job, { invitationId });

    expect(issued?.userId).toBe(userId);
    const [row] = await read(acme.job, (tx) =>
      tx.select().from(invitations).where(eq(invitations.id, invitationId)),
    );
    expect(row?.tokenHash).toBe(hashToken(issued!.token));
    expect(row?.expiresAt).toEqual(issued?.expiresAt);
  });

  it('has nothing for one that was accepted, or belongs to another tenant', async () => {
    const { invitationId } = await createInvitation(acme);
    const other = await createTenant();
    expect(await issueInvitation(other.job, { invitationId })).toBeNull();
    await transact(acme.job, (tx) =>
      tx.update(invitations).set({ acceptedAt: acme.job.now }).where(eq(invitations.id, invitationId)),
    );
    expect(await issueInvitation(acme.job, { invitationId })).toBeNull();
  });

  it('is for jobs only', async () => {
    const { invitationId } = await createInvitation(acme);
    await expect(issueInvitation(await acme.person('admin'), { invitationId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
