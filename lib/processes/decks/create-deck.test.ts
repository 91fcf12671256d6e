import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { createDeck } from './create-deck';
import { getDeck } from './get-deck';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  [acme, other] = await Promise.all([createTenant(), createTenant()]);
  admin = await acme.person('admin');
});

describe('createDeck', () => {
  it('makes an empty draft of one lane that belongs to its maker, and says so in the trail', async () => {
    const ana = await acme.person('employee');
    const made = await createDeck(ana, { title: ' Onboarding ', description: 'First\r\nday' });

    expect(await getDeck(ana, { deckId: made.id })).toMatchObject({
      title: 'Onboarding',
      description: 'First\nday',
      status: 'active',
      revision: 1,
      currentVersion: null,
      ownerId: ana.actor.id,
      draft: { lanes: [{ title: '', checkpoints: [] }], approvalMode: 'any', approverIds: [] },
      problems: [{ code: 'no_checkpoint' }],
      changedSincePublish: true,
      may: { edit: true, publish: true, start: false, archive: true },
    });
    expect(await trailOf(ana, made.id)).toEqual({ audit: ['deck.created'], posted: [] });
  });

  it('is for people only', async () => {
    await expect(createDeck(acme.job, { title: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('puts a deck into a department of one’s own only, unless one sees all', async () => {
    const [mine, theirs] = await Promise.all([acme.department(), acme.department()]);
    const lead = await acme.person('lead', { departmentId: mine });
    await createDeck(lead, { title: 'X', departmentId: mine });
    await createDeck(admin, { title: 'X', departmentId: theirs });
    await expect(createDeck(lead, { title: 'X', departmentId: theirs })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('knows no department of another tenant', async () => {
    for (const departmentId of [await other.department(), newId()]) {
      await expect(createDeck(admin, { title: 'X', departmentId })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [{ pointer: '/departmentId', code: 'unknown_department' }],
      });
    }
  });

  it('does not exist for another tenant', async () => {
    const made = await createDeck(admin, { title: 'X' });
    await expect(getDeck(await other.person('admin'), { deckId: made.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('gives the first answer again for the same key', async () => {
    const once = () =>
      createDeck({ ...admin, idempotency: { key: 'k', replayed: false } }, { title: 'Once' });
    expect(await once()).toEqual(await once());
  });

  it.each(['', '   ', 'x'.repeat(201), 'a\u0000b', 'a\u202eb', '\ud800'])(
    'refuses the title %j',
    async (title) => {
      await expect(createDeck(admin, { title })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [{ pointer: '/title' }],
      });
    },
  );
});
