import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read } from '@/lib/platform/core/transact';
import * as hashing from '@/lib/platform/crypto/hash-pin';
import { later } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { clearSignaturePin } from './clear-signature-pin';
import { ensureUser } from './ensure-user';
import { findSession } from './find-session';
import { getSignaturePin } from './get-signature-pin';
import { listUsers } from './list-users';
import { requireSignaturePin } from './require-signature-pin';
import { setSignaturePin } from './set-signature-pin';
import { signIn } from './sign-in';

type PersonCtx = Ctx & { actor: Person };

const password = 'Richtig-Langes-1';
const pin = '4711-0815';
let acme: TestTenant;
let admin: PersonCtx;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

/** Somebody with a password, signed in. */
async function signedIn(): Promise<PersonCtx> {
  const email = `${newId()}@acme.example`;
  await ensureUser(acme.job, { email, name: 'Erika Muster', password, roleKey: 'employee' });
  const base = { tenantId: acme.id, requestId: newId(), now: new Date() };
  const stranger: Ctx = { ...base, actor: { kind: 'anonymous', id: 'anonymous' }, ip: newId() };
  const session = await signIn(stranger, { email, password });
  const found = await findSession(base, session.ok ? session.token : '');
  return { ...base, actor: found!.actor as Person };
}

async function withPin(): Promise<PersonCtx> {
  const ctx = await signedIn();
  await setSignaturePin(ctx, { password, pin });
  return ctx;
}

describe('setting a signature PIN', () => {
  it('keeps only a slow hash of it and leaves its trail', async () => {
    const ctx = await signedIn();
    expect(await setSignaturePin(ctx, { password, pin })).toEqual({ changed: false });
    expect(await setSignaturePin(ctx, { password, pin: 'täglich grüßt' })).toEqual({ changed: true });
    const { rows } = await read(ctx, (tx) =>
      tx.execute<{ hash: string }>(sql`select hash from signature_pins where user_id = ${ctx.actor.id}`),
    );
    expect(rows[0]?.hash).toMatch(/^pbkdf2-sha256\$600000\$/);
    expect((await trailOf(admin, ctx.actor.id)).audit.slice(-2)).toEqual([
      'signature_pin.set',
      'signature_pin.set',
    ]);
    await expect(requireSignaturePin(ctx, 'täglich grüßt')).resolves.toBeUndefined();
    await expect(requireSignaturePin(ctx, pin)).rejects.toMatchObject({
      code: 'pin_wrong',
      params: { left: 4 },
    });
  });

  it('needs the password, and a PIN of 8 to 32 characters', async () => {
    const ctx = await signedIn();
    await expect(setSignaturePin(ctx, { password: 'falsch', pin })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ code: 'password_wrong' }],
    });
    for (const bad of [
      '1234567',
      'x'.repeat(33),
      ' 12345678',
      '1234\n5678',
      '👍'.repeat(7),
      '👍'.repeat(33),
    ]) {
      await expect(setSignaturePin(ctx, { password, pin: bad })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
    await expect(setSignaturePin(ctx, { password, pin: '👍'.repeat(8) })).resolves.toBeDefined();
    const token = { ...ctx, actor: { ...ctx.actor, kind: 'token' as const } };
    await expect(setSignaturePin(token, { password, pin })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('trying a signature PIN', () => {
  it('is refused without one', async () => {
    await expect(requireSignaturePin(await signedIn(), pin)).rejects.toMatchObject({ code: 'pin_missing' });
  });

  it('is locked for an hour after five wrong ones, and a right one clears the count', async () => {
    const ctx = await withPin();
    const wrong = () => requireSignaturePin(ctx, 'falsch-falsch').catch((error) => error.code);
    for (let count = 0; count < 4; count += 1) expect(await wrong()).toBe('pin_wrong');
    await requireSignaturePin(ctx, pin);
    for (let count = 0; count < 4; count += 1) expect(await wrong()).toBe('pin_wrong');
    expect(await wrong()).toBe('pin_locked');
    await expect(requireSignaturePin(ctx, pin)).rejects.toMatchObject({ code: 'pin_locked' });
    expect((await getSignaturePin(ctx)).lockedUntil).not.toBeNull();
    await expect(requireSignaturePin(later(ctx, 3599), pin)).rejects.toMatchObject({ code: 'pin_locked' });
    await expect(requireSignaturePin(later(ctx, 3601), 'falsch-falsch')).rejects.toMatchObject({
      code: 'pin_wrong',
      params: { left: 4 },
    });
    await expect(requireSignaturePin(later(ctx, 3602), pin)).resolves.toBeUndefined();
    const { audit } = await trailOf(admin, ctx.actor.id);
    expect(audit.filter((action) => action === 'signature_pin.failed')).toHaveLength(10);
  });

  it('is compared five times at most, however many come at once', async () => {
    const ctx = await withPin();
    const compare = vi.spyOn(hashing, 'verifyPin');
    const tries = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => requireSignaturePin(ctx, `falsch-${at}-falsch`)),
    );
    expect(compare.mock.calls.length).toBe(5);
    compare.mockRestore();
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'let in'));
    expect(codes.filter((code) => code === 'pin_wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'pin_locked')).toHaveLength(36);
    await setSignaturePin(ctx, { password, pin });
    await expect(requireSignaturePin(ctx, pin)).resolves.toBeUndefined();
  });
});

describe('clearing a signature PIN', () => {
  it('takes it away and leaves its trail', async () => {
    const ctx = await withPin();
    const has = async () =>
      (await listUsers(admin, { limit: 200 })).items.find(({ id }) => id === ctx.actor.id)?.hasSignaturePin;
    expect(await has()).toBe(true);
    await clearSignaturePin(admin, { userId: ctx.actor.id });
    expect(await has()).toBe(false);
    expect((await trailOf(admin, ctx.actor.id)).audit.at(-1)).toBe('signature_pin.cleared');
    await expect(requireSignaturePin(ctx, pin)).rejects.toMatchObject({ code: 'pin_missing' });
    await expect(clearSignaturePin(admin, { userId: ctx.actor.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is for those who manage everybody, and their own company', async () => {
    const ctx = await withPin();
    const departmentId = await acme.department();
    const lead = await acme.person('lead', { departmentId, isLead: true });
    const foreign = await (await createTenant()).person('admin');
    await expect(clearSignaturePin(ctx, { userId: ctx.actor.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(clearSignaturePin(lead, { userId: ctx.actor.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(clearSignaturePin(foreign, { userId: ctx.actor.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(requireSignaturePin(ctx, pin)).resolves.toBeUndefined();
  });
});
