import 'server-only';

import { cookies, headers } from 'next/headers';

import { askNextAuth } from './ask-next-auth';
import { authOptions } from './auth-options';
import { sessionCookie } from './session-cookie';

export type SignInRefusal = 'credentials' | 'inactive' | 'rate_limited' | 'internal';

export type SessionStart =
  | { ok: true; token: string }
  | { ok: false; reason: SignInRefusal; retryAfterSeconds?: number };

/** Signs in through next-auth and hands the browser the cookie of the new session. */
export async function startSession(credentials: { email: string; password: string }): Promise<SessionStart> {
  const options = await authOptions();
  const csrf = await askNextAuth(options, { path: ['csrf'] });
  const { body, cookies: given } = await askNextAuth(options, {
    path: ['callback', 'credentials'],
    body: { ...credentials, csrfToken: String(csrf.body.csrfToken), json: 'true' },
    cookies: csrf.cookies,
  });

  const cookie = sessionCookie(await headers());
  const token = given[cookie.name];
  if (!token) return refusal(String(body.url ?? ''));

  (await cookies()).set(cookie.name, token, cookie.options);
  return { ok: true, token };
}

function refusal(url: string): SessionStart {
  const error = new URLSearchParams(url.split('?')[1]).get('error') ?? '';
  const [reason, seconds] = error.split('.');
  if (reason === 'rate_limited') return { ok: false, reason, retryAfterSeconds: Number(seconds) || 60 };
  if (reason === 'credentials' || reason === 'inactive') return { ok: false, reason };
  return { ok: false, reason: 'internal' };
}
