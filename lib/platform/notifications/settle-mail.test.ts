import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createInvitation, createMail, later, mailOf } from '@/tests/queue/mails';

import { deliverInvitation } from './deliver-invitation';
import { settleMail } from './settle-mail';
import { takeMail } from './take-mail';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('settleMail', () => {
  it('lets the next try begin at once after one that did not work', async () => {
    const mailId = await createMail(acme);
    await takeMail(acme.job, { mailId });
    await settleMail(acme.job, { mailId, outcome: 'waiting', error: 'busy' });

    expect(await mailOf(acme.job, mailId)).toMatchObject({ status: 'waiting', lastError: 'busy' });
    expect(await takeMail(later(acme.job, 1), { mailId })).toMatchObject({ attempts: 2 });
  });

  it('decides once', async () => {
    const mailId = await createMail(acme);
    await settleMail(acme.job, { mailId, outcome: 'sent' });
    await settleMail(later(acme.job, 60), { mailId, outcome: 'failed', error: 'too late' });
    expect(await mailOf(acme.job, mailId)).toMatchObject({
      status: 'sent',
      lastError: null,
      sentAt: acme.job.now,
    });
  });

  it('leaves the link of an invitation where the mail is only kept, as reading it there is how it arrives', async () => {
    const { invitationId } = await createInvitation(acme);
    const { mailId } = await deliverInvitation(acme.job, { invitationId });
    await settleMail(acme.job, { mailId: mailId!, outcome: 'kept' });
    const mail = await mailOf(acme.job, mailId!);
    expect(mail.status).toBe('kept');
    expect(mail.textBody).toMatch(/\/invitation\/[\w-]{43}/);
  });

  it('is for jobs only and reaches no other tenant', async () => {
    const mailId = await createMail(acme);
    const other = await createTenant();
    await settleMail(other.job, { mailId, outcome: 'sent' });
    expect((await mailOf(acme.job, mailId)).status).toBe('waiting');
    await expect(settleMail(await acme.person('admin'), { mailId, outcome: 'sent' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
