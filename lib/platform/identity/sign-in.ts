import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { hashPassword, needsRehash, verifyPassword } from '@/lib/platform/crypto/hash-password';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { sessionFailed, sessionStarted } from './events';
import { openSession } from './open-session';

export type SignInResult =
  | { ok: true; token: string; sessionId: string; user: { id: string; name: string; email: string } }
  | { ok: false; reason: 'credentials' | 'inactive' };

type Candidate = {
  id: string;
  name: string;
  email: string;
  status: string;
  passwordHash: string | null;
  tokenVersion: number;
};

// Verified when there is no such person, so that the answer takes the same time.
const nobody = hashPassword('no password opens this');

const attempt = command({
  name: 'session.start',
  input: z.strictObject({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1000) }),
  run: async (tx, ctx, { email, password }): Promise<SignInResult> => {
    const user = await findCandidate(tx, email);
    const matches = await verifyPassword(user?.passwordHash ?? (await nobody), password);
    if (!user?.passwordHash || !matches) return failed(tx, ctx, user, email, 'credentials');
    if (user.status !== 'active') return failed(tx, ctx, user, email, 'inactive');

    if (needsRehash(user.passwordHash)) {
      await tx.execute(
        sql`update users set password_hash = ${await hashPassword(password)} where id = ${user.id}`,
      );
    }
    const { token, sessionId } = await openSession(tx, ctx, user, ['password']);
    record(
      tx,
      { ...ctx, actor: { kind: 'job', id: 'sign-in' } },
      sessionStarted,
      { type: 'user', id: user.id },
      { factors: ['password'] },
    );
    return { ok: true, token, sessionId, user: { id: user.id, name: user.name, email: user.email } };
  },
});

/**
 * Checks a name and password and opens a session. Never throws for wrong credentials, so that the failed attempt
 * stays in the audit log; throws `rate_limited` before anything is looked at.
 */
export const signIn = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof attempt.spec.input>): Promise<SignInResult> => {
    const address = ctx.ip ?? 'unknown';
    const name = String(raw.email).trim().toLowerCase().slice(0, 320);
    await takeHit(ctx, 'login_address', address);
    await takeHit(ctx, 'login', `${address} ${name}`);
    return attempt(ctx, raw);
  },
  { spec: attempt.spec },
);

async function findCandidate(tx: Tx, email: string): Promise<Candidate | undefined> {
  const { rows } = await tx.execute<Candidate>(sql`
    select id, name, email, status, password_hash as "passwordHash", token_version as "tokenVersion"
    from users where lower(email) = lower(${email})`);
  return rows[0];
}

function failed(
  tx: Tx,
  ctx: Ctx,
  user: Candidate | undefined,
  email: string,
  reason: 'credentials' | 'inactive',
): SignInResult {
  const subject = user ? { type: 'user', id: user.id } : { type: 'tenant', id: ctx.tenantId };
  record(tx, ctx, sessionFailed, subject, { email, reason });
  return { ok: false, reason };
}
