import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { invitations } from '@/db/schema/platform/sessions';
import { newId } from '@/lib/platform/core/ids';
import { read } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { startMailServer } from '@/tests/queue/mail-server';
import { createInvitation, later, mailOf, mailsTo } from '@/tests/queue/mails';

import { deliverInvitation } from './deliver-invitation';
import { deliverNotice } from './deliver-notice';
import { closeMailServer } from './hand-over-mail';
import { sendMail } from './send-mail';

let acme: TestTenant;
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = 'Laufkarte <post@laufkarte.example>';
  acme = await createTenant();
});
beforeEach(() => {
  server.refuse();
  server.received.length = 0;
});
afterAll(async () => {
  closeMailServer();
  await server.stop();
});

async function waitingMail(name = 'Jürgen Groß'): Promise<string> {
  const person = await acme.person('employee', { name });
  await deliverNotice(acme.job, {
    userId: person.actor.id,
    cause: newId(),
    path: '/runs/1?step=2',
    data: { kind: 'step', runTitle: 'Halle 2', runNumber: 'L-1', stepTitle: 'Stützen prüfen' },
  });
  const [mail] = await mailsTo(person, person.actor.id);
  return mail!.id;
}

describe('sendMail', () => {
  it('hands the mail over to the server, in both forms, and says so', async () => {
    const mailId = await waitingMail();
    await sendMail(acme.job, { mailId, isLastAttempt: false });

    const mail = await mailOf(acme.job, mailId);
    expect(mail).toMatchObject({ status: 'sent', attempts: 1, lastError: null, sentAt: acme.job.now });
    expect(server.received).toHaveLength(1);
    const [{ from, to, raw }] = server.received as [(typeof server.received)[0]];
    expect(from).toBe('post@laufkarte.example');
    expect(to).toEqual([mail.toAddress]);
    expect(raw).toContain(`Message-ID: <${mailId}@laufkarte.example>`);
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toMatch(/Content-Type: text\/plain/);
    expect(raw).toMatch(/Content-Type: text\/html/);
  });

  it('sends once, however many try at the same time or afterwards', async () => {
    const mailId = await waitingMail();
    const tries = Array.from({ length: 5 }, () => sendMail(acme.job, { mailId, isLastAttempt: false }));
    const outcomes = await Promise.allSettled(tries);

    for (const outcome of outcomes.filter((each) => each.status === 'rejected')) {
      expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
    await sendMail(later(acme.job, 3600), { mailId, isLastAttempt: false });
    expect(server.received).toHaveLength(1);
  });

  it('keeps the mail for the next try when the server is busy, and gives up after the last', async () => {
    const mailId = await waitingMail();
    server.refuse(451, 'come back later');
    await expect(sendMail(acme.job, { mailId, isLastAttempt: false })).rejects.toThrow('come back later');
    expect(await mailOf(acme.job, mailId)).toMatchObject({ status: 'waiting', attempts: 1 });
    expect((await mailOf(acme.job, mailId)).lastError).toContain('come back later');

    await sendMail(later(acme.job, 5), { mailId, isLastAttempt: true });
    expect(await mailOf(acme.job, mailId)).toMatchObject({ status: 'failed', attempts: 2, sentAt: null });
  });

  it('does not insist where the server refuses for good', async () => {
    const mailId = await waitingMail();
    server.refuse(550, 'no such mailbox');
    await sendMail(acme.job, { mailId, isLastAttempt: false });
    expect(await mailOf(acme.job, mailId)).toMatchObject({ status: 'failed', attempts: 1 });
    expect((await mailOf(acme.job, mailId)).lastError).toContain('no such mailbox');
  });

  it('lets no name become a header', async () => {
    const mailId = await waitingMail('Eve"\r\nBcc: everybody@example.org\r\nX: <eve@example.org>,');
    await sendMail(acme.job, { mailId, isLastAttempt: false });
    expect(server.received[0]?.to).toHaveLength(1);
    const head = server.received[0]!.raw.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^(Bcc|X):/im);
  });

  it('forgets the secret of an invitation once it is out', async () => {
    const { invitationId } = await createInvitation(acme);
    const { mailId } = await deliverInvitation(acme.job, { invitationId });
    const token = /\/invitation\/([\w-]+)/.exec((await mailOf(acme.job, mailId!)).textBody)?.[1] ?? '';
    await sendMail(acme.job, { mailId: mailId!, isLastAttempt: false });

    const [invitation] = await read(acme.job, (tx) =>
      tx.select().from(invitations).where(eq(invitations.id, invitationId)),
    );
    expect(invitation?.tokenHash).toBe(hashToken(token));
    expect(unfolded(server.received[0]!.raw)).toContain(token);
    const kept = await mailOf(acme.job, mailId!);
    expect(kept.status).toBe('sent');
    expect(kept.textBody + kept.htmlBody).not.toContain(token);
  });
});

/** Quoted-printable breaks long lines. */
function unfolded(raw: string): string {
  return raw.replace(/=\r?\n/g, '');
}
