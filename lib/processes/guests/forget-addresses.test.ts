import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { forgetAddresses } from './forget-addresses';
import { inviteGuest } from './invite-guest';
import { revokeGuest } from './revoke-guest';

const DAY = 86_400;
const email = 'karla@kunde.example';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

async function invite(ctx: Ctx & { actor: Person } = admin) {
  const { deckId } = await createPublishedDeck(ctx, [[{ key: 'look', assignees: [user(ctx)] }]]);
  const runId = (await startRun(ctx, { deckId, start: true })).id;
  const checkpointId = (await stepsOf(ctx, runId)).steps.look!.id;
  const { guestId } = await inviteGuest(ctx, {
    checkpointId,
    name: 'Karla Kundin',
    email,
    pin: 'tuer-offen-1',
  });
  await transact(ctx, (tx) =>
    tx.execute(sql`update mails set status = 'sent', sent_at = ${ctx.now.toISOString()}`),
  );
  return { runId, checkpointId, guestId };
}

async function kept(ctx: Ctx): Promise<{ addresses: number; pins: number; mails: number; names: number }> {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ addresses: number; pins: number; mails: number; names: number }>(sql`
      select (select count(email)::int from guest_invitations) as addresses,
        (select count(pin_hash)::int from guest_invitations) as pins,
        (select count(*)::int from guest_invitations where name = 'Karla Kundin') as names,
        (select count(*)::int from mails where to_address = ${email}) as mails`),
  );
  return rows[0]!;
}

const inDays = (tenant: TestTenant, days: number) => later(tenant.job, days * DAY);

describe('forgetAddresses', () => {
  it('empties an address when its time is over, with the mail, and leaves the name and a trail', async () => {
    const { runId, checkpointId, guestId } = await invite();
    await revokeGuest(admin, { guestId });
    expect(await forgetAddresses(inDays(acme, 89), {})).toEqual({ forgotten: 0, more: false });
    expect(await kept(admin)).toEqual({ addresses: 1, pins: 1, mails: 1, names: 1 });

    expect(await forgetAddresses(inDays(acme, 91), {})).toEqual({ forgotten: 1, more: false });
    expect(await forgetAddresses(inDays(acme, 91), {})).toEqual({ forgotten: 0, more: false });
    expect(await kept(admin)).toEqual({ addresses: 0, pins: 0, mails: 0, names: 1 });
    expect((await trailOf(admin, checkpointId)).audit).toContain('guest.forgotten');
    const { items } = await listRunEvents(admin, { runId, order: 'newest' });
    expect(items[0]).toMatchObject({ data: { guest: 'Karla Kundin' } });
    const { rows } = await read(admin, (tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_payload where body::text like ${`%${email}%`}`,
      ),
    );
    expect(rows[0]!.n).toBe(0);
  });

  it('counts from the end of an invitation: used, revoked or expired', async () => {
    const tenant = await createTenant();
    const person = await tenant.person('admin');
    await updateSettings(person, { guestAddressDays: 10 });
    await invite(person);
    expect(await forgetAddresses(inDays(tenant, 39), {})).toMatchObject({ forgotten: 0 });
    expect(await forgetAddresses(inDays(tenant, 41), {})).toMatchObject({ forgotten: 1 });

    const { guestId } = await invite(person);
    await transact(person, (tx) =>
      tx.execute(
        sql`update guest_invitations set used_at = ${person.now.toISOString()} where id = ${guestId}`,
      ),
    );
    expect(await forgetAddresses(inDays(tenant, 9), {})).toMatchObject({ forgotten: 0 });
    expect(await forgetAddresses(inDays(tenant, 11), {})).toMatchObject({ forgotten: 1 });
  });

  it('goes on in bounded bites, is for jobs alone, and stays in its tenant', async () => {
    const tenant = await createTenant();
    const person = await tenant.person('admin');
    const other = await createTenant();
    for (let n = 0; n < 3; n += 1) await invite(person);
    expect(await forgetAddresses(inDays(other, 200), {})).toMatchObject({ forgotten: 0 });
    await expect(forgetAddresses(later(person, 200 * DAY), {})).rejects.toMatchObject({ code: 'forbidden' });
    expect(await forgetAddresses(inDays(tenant, 200), { limit: 2 })).toEqual({ forgotten: 2, more: true });
    expect(await forgetAddresses(inDays(tenant, 200), { limit: 2 })).toEqual({ forgotten: 1, more: false });
  });
});
