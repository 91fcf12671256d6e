import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person, TenantId } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read } from '@/lib/platform/core/transact';
import { purgeRateLimits } from '@/lib/platform/limits/purge-rate-limits';
import { createTenant as createTenantCommand } from '@/lib/platform/tenants/create-tenant';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';
import { createTenant, refreshed, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';
import { trailOf } from '@/tests/setup/trail';

import { acceptInvitation } from './accept-invitation';
import { activateUser } from './activate-user';
import { changePassword } from './change-password';
import { createApiToken } from './create-api-token';
import { createDepartment } from './create-department';
import { deactivateUser } from './deactivate-user';
import { deleteDepartment } from './delete-department';
import { ensureUser } from './ensure-user';
import { findApiToken } from './find-api-token';
import { findSession } from './find-session';
import { inviteUser } from './invite-user';
import { issueInvitation } from './issue-invitation';
import { listUsers } from './list-users';
import { purgeSessions } from './purge-sessions';
import { resendInvitation } from './resend-invitation';
import { revokeApiToken } from './revoke-api-token';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { updateDepartment } from './update-department';
import { updateProfile } from './update-profile';
import { updateUser } from './update-user';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };
let foreign: Ctx & { actor: Person };
const password = 'Richtig-Langes-1';

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  admin = await acme.person('admin');
  foreign = await other.person('admin');
});

const stranger = (tenant: TestTenant, ip: string, now = new Date()): Ctx => ({
  tenantId: tenant.id,
  actor: { kind: 'anonymous', id: 'anonymous' },
  requestId: newId(),
  now,
  ip,
});
const base = (tenant: TestTenant, now = new Date()) => ({ tenantId: tenant.id, requestId: newId(), now });
const account = (email: string) =>
  ensureUser(acme.job, { email, name: 'Erika Muster', password, roleKey: 'employee' });
const userOf = async (id: string) =>
  (await listUsers(admin, { limit: 200 })).items.find((user) => user.id === id)!;

describe('signing in', () => {
  it('opens a session for the right password and leaves its trail with the address', async () => {
    const { id } = await account('erika@acme.example');
    const result = await signIn(stranger(acme, '192.0.2.1'), { email: 'ERIKA@acme.example', password });
    expect(result).toMatchObject({ ok: true, user: { id } });
    expect((await trailOf(admin, id)).audit).toEqual(['user.created', 'session.started']);
    const { rows } = await read(admin, (tx) =>
      tx.execute(
        sql`select actor from audit_log where target = ${`user:${id}`} and action = 'session.started'`,
      ),
    );
    expect(rows).toEqual([{ actor: `user:${id}` }]);
    const token = result.ok ? result.token : '';
    expect((await findSession(base(acme), token))?.actor.id).toBe(id);
    expect(await findSession(base(other), token)).toBeNull();
    expect(await findSession(base(acme, new Date(Date.now() + 9 * 3_600_000)), token)).toBeNull();
  });

  it('answers a wrong password and an unknown address alike, and stops the sixth try', async () => {
    await account('max@acme.example');
    for (const email of ['max@acme.example', 'nobody@acme.example']) {
      expect(await signIn(stranger(acme, '192.0.2.2'), { email, password: 'wrong' })).toEqual({
        ok: false,
        reason: 'credentials',
      });
    }
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        signIn(stranger(acme, '192.0.2.2'), { email: 'max@acme.example', password: 'wrong' }),
      ),
    );
    const limited = tries.filter((each) => each.status === 'rejected' && each.reason.code === 'rate_limited');
    expect(limited).toHaveLength(4);
  });

  it('ends at once on sign-out, on a new role and on deactivation', async () => {
    const { id } = await account('ida@acme.example');
    const open = async (ip: string) => {
      const result = await signIn(stranger(acme, ip), { email: 'ida@acme.example', password });
      return (
        (await findSession(base(acme), result.ok ? result.token : ''))! && (result.ok ? result.token : '')
      );
    };
    const told = (work: () => Promise<unknown>) => pagesToldBy(acme.id, work);
    const openPages = [`access:${id}`];
    const first = await open('192.0.2.3');
    const here = (await findSession(base(acme), first))!;
    expect(await told(() => signOut(here, {}))).toEqual(openPages);
    expect(await findSession(base(acme), first)).toBeNull();

    const second = await open('192.0.2.4');
    const ida = await userOf(id);
    const lead = {
      ...{ userId: id, revision: ida.revision, name: ida.name },
      ...{ roleKey: 'lead', departments: [] },
    };
    expect(await told(() => updateUser(admin, lead))).toEqual(openPages);
    expect(await findSession(base(acme), second)).toBeNull();

    const third = await open('192.0.2.5');
    expect(await told(() => deactivateUser(admin, { userId: id }))).toEqual(openPages);
    expect(await findSession(base(acme), third)).toBeNull();
    expect(await signIn(stranger(acme, '192.0.2.6'), { email: 'ida@acme.example', password })).toEqual({
      ok: false,
      reason: 'inactive',
    });
    await activateUser(admin, { userId: id });
    expect((await trailOf(admin, id)).audit).toEqual(
      expect.arrayContaining(['user.role_changed', 'user.deactivated', 'user.activated', 'session.ended']),
    );
    await expect(activateUser(admin, { userId: id })).rejects.toMatchObject({ code: 'invalid_transition' });
  });

  it('keeps the speaking session and ends the others when the password changes', async () => {
    await account('ute@acme.example');
    const open = async (ip: string) => {
      const result = await signIn(stranger(acme, ip), { email: 'ute@acme.example', password });
      return result.ok ? result.token : '';
    };
    const [mine, elsewhere] = [await open('192.0.2.7'), await open('192.0.2.8')];
    const me = (await findSession(base(acme), mine))!;
    await expect(changePassword(me, { current: 'x', next: 'Neues-Passwort-2' })).rejects.toMatchObject({
      problems: [{ code: 'password_wrong' }],
    });
    await expect(changePassword(me, { current: password, next: 'kurz' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await changePassword(me, { current: password, next: 'Geranium-Balkon-27' });
    expect(await findSession(base(acme), mine)).not.toBeNull();
    expect(await findSession(base(acme), elsewhere)).toBeNull();
  });
});

describe('inviting', () => {
  it('makes a person who sets a password once, with a link nobody else knows', async () => {
    const { userId, invitationId } = await inviteUser(admin, { email: 'neu@acme.example', name: 'Neu Hier' });
    expect(await trailOf(admin, userId)).toEqual({ audit: ['user.invited'], posted: ['user.invited'] });
    const issued = await issueInvitation(acme.job, { invitationId });
    await resendInvitation(admin, { userId });
    const weak = acceptInvitation(stranger(acme, '192.0.2.20'), {
      token: issued!.token,
      password: 'passwort1A',
    });
    await expect(weak).rejects.toMatchObject({ problems: [{ code: 'common' }] });
    await expect(
      acceptInvitation(stranger(other, '192.0.2.20'), { token: issued!.token, password }),
    ).rejects.toMatchObject({ code: 'token_invalid' });

    const accepted = await acceptInvitation(stranger(acme, '192.0.2.21'), { token: issued!.token, password });
    expect((await findSession(base(acme), accepted.token))?.actor.id).toBe(userId);
    await expect(
      acceptInvitation(stranger(acme, '192.0.2.22'), { token: issued!.token, password }),
    ).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(resendInvitation(admin, { userId })).rejects.toMatchObject({ code: 'invalid_transition' });
  });

  it('is refused for a known address, for employees, and for people of another tenant', async () => {
    const email = 'doppelt@acme.example';
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, () => inviteUser(admin, { email, name: 'Einmal' })),
    );
    expect(made.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    await expect(
      inviteUser(await acme.person(), { email: 'x@acme.example', name: 'X' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const { userId } = await inviteUser(admin, { email: 'y@acme.example', name: 'Y' });
    for (const call of [resendInvitation, deactivateUser, activateUser]) {
      await expect(call(foreign, { userId })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('lets a lead invite into the own departments only', async () => {
    const [mine, theirs] = [await acme.department(), await acme.department()];
    const lead = await acme.person('lead', { departmentId: mine, isLead: true });
    await inviteUser(lead, { email: 'l1@acme.example', name: 'L', departments: [{ id: mine }] });
    const wrong = [
      { email: 'l2@acme.example', name: 'L', departments: [{ id: theirs }] },
      { email: 'l3@acme.example', name: 'L', departments: [{ id: mine }], roleKey: 'admin' },
    ];
    for (const input of wrong)
      await expect(inviteUser(lead, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the last admin', () => {
  it('stays, whatever forty people try at once', async () => {
    const tenant = await createTenant();
    const [one, two] = [await tenant.person('admin'), await tenant.person('admin')];
    const attempts = Array.from({ length: 40 }, (_, n) =>
      n % 2
        ? deactivateUser(one, { userId: two.actor.id })
        : updateUser(two, {
            userId: one.actor.id,
            revision: 1,
            name: 'One',
            roleKey: 'employee',
            departments: [],
          }),
    );
    await Promise.allSettled(attempts);
    const admins = (await listUsers(one, { limit: 200 })).items.filter(
      (user) => user.role.key === 'admin' && user.status === 'active',
    );
    expect(admins).toHaveLength(1);
  });
});

describe('API tokens', () => {
  it('speak for their person within their scopes until they are revoked', async () => {
    const { id, token } = await createApiToken(admin, { name: 'ERP', scopes: ['runs.view'] });
    const found = (await findApiToken(base(acme), token))!;
    expect(found.actor.access.grants).toEqual({ 'runs.view': 'all' });
    expect(await findApiToken(base(other), token)).toBeNull();
    await expect(createApiToken(found, { name: 'Wider' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createApiToken(admin, { name: 'X', scopes: ['no.such'] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(revokeApiToken(foreign, { tokenId: id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(revokeApiToken(await acme.person(), { tokenId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await revokeApiToken(admin, { tokenId: id });
    expect(await findApiToken(base(acme), token)).toBeNull();
    expect((await trailOf(admin, id)).audit).toEqual(['api_token.created', 'api_token.revoked']);
  });
});

describe('departments', () => {
  it('form a tree without circles, named once, deleted only when empty', async () => {
    const top = await createDepartment(admin, { name: 'Werk' });
    const below = await createDepartment(admin, { name: 'Halle', parentId: top.id });
    await expect(createDepartment(admin, { name: 'werk' })).rejects.toMatchObject({ code: 'name_taken' });
    const circle = { departmentId: top.id, revision: 1, name: 'Werk', parentId: below.id };
    await expect(updateDepartment(admin, circle)).rejects.toMatchObject({ code: 'department_cycle' });
    await expect(deleteDepartment(admin, { departmentId: top.id })).rejects.toMatchObject({
      code: 'department_in_use',
    });
    await updateDepartment(admin, { ...circle, name: 'Werk 1', parentId: null });
    await expect(updateDepartment(admin, { ...circle, parentId: null })).rejects.toMatchObject({
      code: 'conflict',
    });
    await deleteDepartment(admin, { departmentId: below.id });
    for (const departmentId of [below.id, top.id]) {
      await expect(deleteDepartment(foreign, { departmentId })).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(createDepartment(await acme.person('lead'), { name: 'Nein' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await trailOf(admin, top.id)).audit).toEqual(['department.created', 'department.updated']);
  });
});

describe('everything else about accounts', () => {
  it('changes a profile, but not to nonsense', async () => {
    const me = await acme.person();
    const profile = {
      name: 'Neuer Name',
      jobTitle: '',
      phone: '',
      locale: 'en' as const,
      timeZone: 'Europe/Vienna',
    };
    await updateProfile(me, profile);
    expect((await refreshed(me)).actor.id).toBe(me.actor.id);
    expect((await trailOf(admin, me.actor.id)).audit).toEqual(['user.updated']);
    await expect(updateProfile(me, { ...profile, timeZone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(updateProfile(acme.job, profile)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('makes tenants and sweeps old rows for jobs only', async () => {
    const tenantId = newId() as TenantId;
    const slug = `n-${newId().slice(-12)}`;
    await createTenantCommand({ ...acme.job, tenantId }, { slug, name: 'Neu' });
    expect(await findTenantBySlug(slug)).toMatchObject({ id: tenantId, slug });
    await expect(
      createTenantCommand({ ...acme.job, tenantId: newId() as TenantId }, { slug, name: 'Neu' }),
    ).rejects.toMatchObject({ code: 'name_taken' });

    const nextYear = { ...acme.job, now: new Date(Date.now() + 365 * 86_400_000) };
    expect((await purgeSessions(nextYear, {})).removed).toBeGreaterThan(0);
    expect((await purgeRateLimits(nextYear, {})).removed).toBeGreaterThan(0);
    for (const call of [purgeSessions, purgeRateLimits]) {
      await expect(call(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(createTenantCommand(admin, { slug: 'x', name: 'X' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      ensureUser(admin, { email: 'a@b.example', name: 'A', password, roleKey: 'admin' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
