import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { getNoticeSettings } from './get-notice-settings';
import { updateNoticeSettings } from './update-notice-settings';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

const everythingOn = [
  { type: 'task_assigned', byMail: true },
  { type: 'run_completed', byMail: true },
  { type: 'escalation', byMail: true },
  { type: 'mention', byMail: true },
];

describe('updateNoticeSettings', () => {
  it('keeps a wish until it is changed, for oneself alone', async () => {
    const [ana, ben] = [await acme.person(), await acme.person()];
    expect(await getNoticeSettings(ana)).toEqual(everythingOn);

    await updateNoticeSettings(ana, { type: 'run_completed', byMail: false });
    expect((await getNoticeSettings(ana))[1]).toEqual({ type: 'run_completed', byMail: false });
    expect(await getNoticeSettings(ben)).toEqual(everythingOn);
    await updateNoticeSettings(ana, { type: 'run_completed', byMail: true });
    expect(await getNoticeSettings(ana)).toEqual(everythingOn);
  });

  it('is a matter of persons and of types that exist', async () => {
    const ana = await acme.person();
    await expect(updateNoticeSettings(acme.job, { type: 'escalation', byMail: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const unknown = { type: 'nonsense' as 'escalation', byMail: false };
    await expect(updateNoticeSettings(ana, unknown)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
