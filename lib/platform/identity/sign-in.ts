import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { line } from '@/lib/platform/core/text';
import { read, type Tx, transact } from '@/lib/platform/core/transact';
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

const input = z.strictObject({ email: line(320), password: z.string().min(1).max(1000) });

/**
 * Checks a name and password and opens a session. Never throws for wrong credentials, so that the failed attempt
 * stays in the audit log; throws `rate_limited` before anything is looked at. The password is verified between two
 * transactions: it takes longer than everything else, and no connection should wait for it.
 */
export const signIn = Object.assign(
  async (ctx: Ctx, raw: z.input<typeof input>): Promise<SignInResult> => {
    const { email, password } = parseInput(input, raw);
    const address = ctx.ip ?? 'unknown';
    await takeHit(ctx, 'login_address', address);
    await takeHit(ctx, 'login', `${address} ${email.toLowerCase()}`);

    const seen = await read(ctx, (tx) => findCandidate(tx, email));
    const matches = await verifyPassword(seen?.passwordHash ?? (await nobody), password);
    const renewed = matches && seen?.passwordHash && needsRehash(seen.passwordHash);
    const newHash = renewed ? await hashPassword(password) : null;

    return transact(ctx, async (tx) => {
      const user = await findCandidate(tx, email);
      // Whoever changed the password meanwhile is asked for the new one.
      if (!matches || !user?.passwordHash || user.passwordHash !== seen?.passwordHash) {
        return failed(tx, ctx, user, email, 'credentials');
      }
      if (user.status !== 'active') return failed(tx, ctx, user, email, 'inactive');
      if (newHash) await tx.execute(sql`update users set password_hash = ${newHash} where id = ${user.id}`);
      return started(tx, ctx, user);
    });
  },
  { spec: { name: 'session.start', input } },
);

async function started(tx: Tx, ctx: Ctx, user: Candidate): Promise<SignInResult> {
  const { token, sessionId } = await openSession(tx, ctx, user, ['password']);
  record(
    tx,
    { ...ctx, actor: { kind: 'user', id: user.id } },
    sessionStarted,
    { type: 'user', id: user.id },
    { factors: ['password'] },
  );
  return { ok: true, token, sessionId, user: { id: user.id, name: user.name, email: user.email } };
}

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
