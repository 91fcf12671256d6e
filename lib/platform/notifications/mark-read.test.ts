import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';

import { countUnread } from './count-unread';
import { deliverNotice } from './deliver-notice';
import { listNotifications } from './list-notifications';
import { markRead } from './mark-read';

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

async function reader(notices: number): Promise<Ctx & { actor: Person }> {
  const person = await acme.person();
  for (let index = 0; index < notices; index += 1) {
    await deliverNotice(
      { ...acme.job, now: new Date(acme.job.now.getTime() + index * 1000) },
      {
        userId: person.actor.id,
        cause: newId(),
        path: '/runs/1',
        data: { kind: 'approval', runTitle: `Run ${index}`, runNumber: 'L-1' },
      },
    );
  }
  return person;
}

describe('markRead', () => {
  it('marks one, or all that are left', async () => {
    const person = await reader(4);
    const { items } = await listNotifications(person, {});
    const one = { notificationId: items[0]!.id };

    const told = (input: typeof one | { all: true }) => pagesToldBy(acme.id, () => markRead(person, input));
    const bell = `bell:${person.actor.id}`;
    expect(await told(one)).toEqual([bell]);
    expect(await told(one)).toEqual([]);
    expect(await markRead(person, one)).toEqual({ marked: 0 });
    expect(await countUnread(person)).toBe(3);
    expect(await markRead(person, { notificationId: items[1]!.id })).toEqual({ marked: 1 });
    expect(await told({ all: true })).toEqual([bell]);
    expect(await told({ all: true })).toEqual([]);
    expect(await countUnread(person)).toBe(0);
  });

  it('reaches nobody else, in this tenant or another', async () => {
    const person = await reader(1);
    const notificationId = (await listNotifications(person, {})).items[0]!.id;
    for (const stranger of [await acme.person('admin'), await other.person('admin')]) {
      await expect(markRead(stranger, { notificationId })).rejects.toMatchObject({ code: 'not_found' });
      await markRead(stranger, { all: true });
    }
    expect(await countUnread(person)).toBe(1);
    await expect(markRead(acme.job, { all: true })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('listNotifications', () => {
  it('goes from page to page, newest first', async () => {
    const person = await reader(5);
    const first = await listNotifications(person, { limit: 3 });
    const second = await listNotifications(person, { limit: 3, cursor: first.nextCursor });

    expect(
      [...first.items, ...second.items].map((item) => 'runTitle' in item.data && item.data.runTitle),
    ).toEqual([4, 3, 2, 1, 0].map((index) => `Run ${index}`));
    expect(second.nextCursor).toBeNull();
    await expect(listNotifications(person, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
