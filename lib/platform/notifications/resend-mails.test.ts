import { beforeEach, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createMail, later } from '@/tests/queue/mails';
import { trailOf } from '@/tests/setup/trail';

import { resendMails } from './resend-mails';
import { settleMail } from './settle-mail';
import { takeMail } from './take-mail';

let acme: TestTenant;

beforeEach(async () => {
  acme = await createTenant();
});

const MINUTE = 60;
const none = { resent: 0, more: false };
const one = { resent: 1, more: false };

describe('resendMails', () => {
  it('rings again for a mail nobody has begun to send, and then leaves time for it', async () => {
    const mailId = await createMail(acme);
    expect(await resendMails(later(acme.job, MINUTE), {})).toEqual(none);
    expect(await resendMails(later(acme.job, 3 * MINUTE), {})).toEqual(one);
    expect(await resendMails(later(acme.job, 4 * MINUTE), {})).toEqual(none);
    expect(await resendMails(later(acme.job, 40 * MINUTE), {})).toEqual(one);
    expect((await trailOf(acme.job, mailId)).posted).toEqual(Array(3).fill('mail.queued'));
  });

  it('rings once, whoever sweeps', async () => {
    await createMail(acme);
    const sweeps = await Promise.all(
      Array.from({ length: 5 }, () => resendMails(later(acme.job, 3 * MINUTE), {})),
    );
    expect(sweeps.reduce((sum, sweep) => sum + sweep.resent, 0)).toBe(1);
  });

  it('does not disturb a mail between two tries', async () => {
    const mailId = await createMail(acme);
    await takeMail(later(acme.job, MINUTE), { mailId });
    await settleMail(later(acme.job, MINUTE), { mailId, outcome: 'waiting', error: 'busy' });
    expect(await resendMails(later(acme.job, 20 * MINUTE), {})).toEqual(none);
    expect(await resendMails(later(acme.job, 35 * MINUTE), {})).toEqual(one);
  });

  it('has nothing to do with mails that are out, nor with other tenants, nor with people', async () => {
    const mailId = await createMail(acme);
    await settleMail(acme.job, { mailId, outcome: 'kept' });
    await createMail(await createTenant());
    expect(await resendMails(later(acme.job, 60 * MINUTE), {})).toEqual(none);
    await expect(resendMails(await acme.person('admin'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
