import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createMail, later, mailOf } from '@/tests/queue/mails';

import { settleMail } from './settle-mail';
import { takeMail } from './take-mail';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('takeMail', () => {
  it('gives a waiting mail to one, and counts the try', async () => {
    const mailId = await createMail(acme);
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => takeMail(acme.job, { mailId })));

    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect((await mailOf(acme.job, mailId)).attempts).toBe(1);
    await expect(takeMail(later(acme.job, 119), { mailId })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives it to the next one when whoever had it never came back', async () => {
    const mailId = await createMail(acme);
    await takeMail(acme.job, { mailId });
    expect(await takeMail(later(acme.job, 121), { mailId })).toMatchObject({ id: mailId, attempts: 2 });
  });

  it('has nothing to give once the mail is out, nor in another tenant', async () => {
    const mailId = await createMail(acme);
    await takeMail(acme.job, { mailId });
    await settleMail(acme.job, { mailId, outcome: 'sent' });
    expect(await takeMail(later(acme.job, 600), { mailId })).toBeNull();

    const waiting = await createMail(acme);
    const other = await createTenant();
    expect(await takeMail(other.job, { mailId: waiting })).toBeNull();
    await expect(takeMail(await acme.person('admin'), { mailId: waiting })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
