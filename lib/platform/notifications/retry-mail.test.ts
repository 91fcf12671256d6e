import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createMail, mailOf } from '@/tests/queue/mails';
import { trailOf } from '@/tests/setup/trail';

import { getMail } from './get-mail';
import { listMails } from './list-mails';
import { retryMail } from './retry-mail';
import { settleMail } from './settle-mail';
import { takeMail } from './take-mail';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

async function failedMail(): Promise<string> {
  const mailId = await createMail(acme);
  await takeMail(acme.job, { mailId });
  await settleMail(acme.job, { mailId, outcome: 'failed', error: 'no such mailbox' });
  return mailId;
}

describe('retryMail', () => {
  it('begins again, and says who asked for it', async () => {
    const admin = await acme.person('admin');
    const mailId = await failedMail();
    await retryMail(admin, { mailId });

    expect(await mailOf(admin, mailId)).toMatchObject({ status: 'waiting', attempts: 0, lastError: null });
    expect(await trailOf(admin, mailId)).toEqual({
      audit: ['mail.retried'],
      posted: ['mail.queued', 'mail.queued'],
    });
    expect(await takeMail(acme.job, { mailId })).toMatchObject({ attempts: 1 });
    await expect(retryMail(admin, { mailId })).rejects.toMatchObject({ code: 'already_decided' });
  });

  it('is refused without settings.manage, and unknown in another tenant', async () => {
    const mailId = await failedMail();
    for (const person of [await acme.person('employee'), await acme.person('lead'), acme.job]) {
      await expect(retryMail(person, { mailId })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(getMail(person, { mailId })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listMails(person, {})).rejects.toMatchObject({ code: 'forbidden' });
    }
    const stranger = await (await createTenant()).person('admin');
    await expect(retryMail(stranger, { mailId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getMail(stranger, { mailId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listMails(stranger, {})).items).toEqual([]);
  });
});

describe('listMails', () => {
  it('shows everything page by page, or only what is in one state', async () => {
    const tenant = await createTenant();
    const admin = await tenant.person('admin');
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await createMail(tenant));
    await settleMail(tenant.job, { mailId: ids[0]!, outcome: 'kept' });

    const first = await listMails(admin, { limit: 3 });
    const second = await listMails(admin, { limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((mail) => mail.id).sort()).toEqual([...ids].sort());
    expect(first.items[0]).not.toHaveProperty('textBody');
    expect((await listMails(admin, { status: 'kept' })).items.map((mail) => mail.id)).toEqual([ids[0]]);
    expect(await getMail(admin, { mailId: ids[0]! })).toMatchObject({ status: 'kept', id: ids[0] });
  });
});
