import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createMail, later, mailOf } from '@/tests/queue/mails';

import { purgeNotifications } from './purge-notifications';
import { settleMail } from './settle-mail';

let acme: TestTenant;
let other: TestTenant;
const DAY = 86_400;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

describe('purgeNotifications', () => {
  it('removes what is old, but no mail that still waits', async () => {
    const [sent, waiting] = [await createMail(acme), await createMail(acme)];
    const theirs = await createMail(other);
    await settleMail(acme.job, { mailId: sent, outcome: 'sent' });

    expect(await purgeNotifications(later(acme.job, 179 * DAY), {})).toEqual({ removed: 0, more: false });
    // Two notices and one mail.
    expect(await purgeNotifications(later(acme.job, 181 * DAY), {})).toEqual({ removed: 3, more: false });
    expect(await mailOf(acme.job, waiting)).toMatchObject({ status: 'waiting' });
    expect(await mailOf(other.job, theirs)).toBeDefined();
  });

  it('works in bites and for jobs only', async () => {
    await createMail(acme);
    await createMail(acme);
    const night = later(acme.job, 200 * DAY);
    expect(await purgeNotifications(night, { limit: 1 })).toEqual({ removed: 1, more: true });
    await expect(purgeNotifications(await acme.person('admin'), {})).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
