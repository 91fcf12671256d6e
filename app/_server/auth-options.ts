import 'server-only';

import { headers } from 'next/headers';
import type { NextAuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';

import { DomainError } from '@/lib/platform/core/domain-error';
import { env } from '@/lib/platform/core/env';
import { log, report } from '@/lib/platform/core/log';
import { findSession } from '@/lib/platform/identity/find-session';
import { signIn } from '@/lib/platform/identity/sign-in';
import { signOut } from '@/lib/platform/identity/sign-out';

import { anonymous, type RequestBase, requestBase } from './request-base';
import type { Sent } from './request-facts';
import { resolveTenant } from './resolve-tenant';
import { safeNext } from './safe-next';
import { sessionCookie } from './session-cookie';

/**
 * next-auth carries the sign-in and the cookie; the truth is the row in `sessions`, whose random id is all that the
 * cookie holds. Made per request, because host and tenant decide.
 */
export async function authOptions(): Promise<NextAuthOptions> {
  const [tenant, sent] = await Promise.all([resolveTenant(), headers()]);
  const base = requestBase(tenant, sent);

  return {
    secret: env().APP_SECRET,
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: (given) => authorize(base, given?.email, given?.password),
      }),
    ],
    session: { strategy: 'jwt', maxAge: sessionCookie(sent).options.maxAge },
    cookies: cookiesFor(sent),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    jwt: {
      encode: async ({ token }) => String(token?.sessionToken ?? ''),
      decode: async ({ token }) => describeSession(base, token),
    },
    callbacks: {
      jwt: async ({ token, user }) =>
        user && 'sessionToken' in user ? { ...token, sessionToken: user.sessionToken } : token,
      redirect: async ({ url }) => safeNext(url),
    },
    events: { signOut: async ({ token }) => endSession(base, token?.sessionToken) },
    logger: { error: logError, warn: () => undefined, debug: () => undefined },
  };
}

/** The reason travels in the error's message, next-auth's only way to tell one. */
async function authorize(base: RequestBase, email?: string, password?: string): Promise<User | null> {
  try {
    const result = await signIn(anonymous(base), { email: email ?? '', password: password ?? '' });
    if (!result.ok) throw new Refusal(result.reason);
    return { id: result.user.id, sessionToken: result.token } as User;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(reasonOf(error, base.requestId));
  }
}

class Refusal extends Error {}

function reasonOf(error: unknown, requestId: string): string {
  if (!(error instanceof DomainError)) {
    report(error, { requestId });
    return 'internal';
  }
  if (error.code === 'rate_limited') return `rate_limited.${error.params.retryAfterSeconds ?? 60}`;
  return error.code === 'invalid_input' ? 'credentials' : error.code;
}

async function describeSession(base: RequestBase, sessionToken: string | undefined) {
  const session = sessionToken ? await findSession(base, sessionToken) : null;
  if (!session) return null;
  return { sub: session.actor.id, name: session.actor.name, email: session.actor.email, sessionToken };
}

async function endSession(base: RequestBase, sessionToken: unknown): Promise<void> {
  const session = typeof sessionToken === 'string' ? await findSession(base, sessionToken) : null;
  if (session) await signOut(session, {});
}

function cookiesFor(sent: Sent): NextAuthOptions['cookies'] {
  const { name, options } = sessionCookie(sent);
  const { maxAge: _, ...untilClosed } = options;
  // next-auth takes every cookie whose name begins like the session's for a piece of it; these must begin otherwise.
  const prefix = options.secure ? '__Host-' : '';
  return {
    sessionToken: { name, options },
    csrfToken: { name: `${prefix}csrf-token`, options: untilClosed },
    callbackUrl: { name: `${prefix}after-sign-in`, options: untilClosed },
  };
}

/** A session that is over is everyday life and no error. */
function logError(code: string, about: Error | { error: Error }): void {
  if (code === 'JWT_SESSION_ERROR') return;
  log.error(`next-auth: ${code}`, { detail: about instanceof Error ? about.message : about.error.message });
}
