import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { getSettings } from './get-settings';
import { defaultEscalationDelays, defaultFourEyes, defaultGuestAddressDays } from './inputs';
import { updateSettings } from './update-settings';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

const before = {
  escalationDelays: defaultEscalationDelays,
  guestAddressDays: defaultGuestAddressDays,
  fourEyesFinalApproval: defaultFourEyes,
};
const changed = { escalationDelays: { leadsMinutes: 30, managementMinutes: 90 } };

describe('updateSettings', () => {
  it('changes what holds for everybody and leaves its trail, in no other tenant', async () => {
    const other = await createTenant();
    expect(await getSettings(admin)).toEqual(before);
    await updateSettings(admin, changed);
    expect(await getSettings(admin)).toEqual({ ...before, ...changed });
    await updateSettings(admin, { guestAddressDays: 7 });
    await updateSettings(admin, { fourEyesFinalApproval: false });
    const all = { ...changed, guestAddressDays: 7, fourEyesFinalApproval: false };
    expect(await getSettings(admin)).toEqual(all);
    expect((await trailOf(admin, acme.id)).audit).toEqual([
      'tenant.settings_changed',
      'tenant.settings_changed',
      'tenant.settings_changed',
    ]);
    expect(await getSettings(await other.person('admin'))).toEqual(before);
  });

  it('is for admins, and takes no time of nothing or of years, nor nothing at all', async () => {
    for (const person of [await acme.person('employee'), await acme.person('lead')]) {
      await expect(updateSettings(person, changed)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(getSettings(person)).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const minutes of [0, 1.5, 10 ** 6]) {
      const input = { escalationDelays: { ...changed.escalationDelays, leadsMinutes: minutes } };
      await expect(updateSettings(admin, input)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    for (const input of [{}, { guestAddressDays: 0 }, { guestAddressDays: 4000 }]) {
      await expect(updateSettings(admin, input)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});
