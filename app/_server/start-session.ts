import 'server-only';

import { cookies, headers } from 'next/headers';

import { isLocale, LOCALE_COOKIE, TIME_ZONE_COOKIE } from '@/app/_i18n/locale';
import type { Ctx } from '@/lib/platform/core/ctx';
import { findSession } from '@/lib/platform/identity/find-session';

import { askNextAuth } from './ask-next-auth';
import { authOptions } from './auth-options';
import { sessionCookie } from './session-cookie';
import { tasteCookie } from './taste-cookie';

export type SignInRefusal = 'credentials' | 'inactive' | 'rate_limited' | 'internal';

export type SessionStart = { ok: true } | { ok: false; reason: SignInRefusal; retryAfterSeconds?: number };

/** Signs in through next-auth and hands the browser the cookie of the new session. */
export async function startSession(
  ctx: Ctx,
  credentials: { email: string; password: string },
): Promise<SessionStart> {
  const options = await authOptions();
  const csrf = await askNextAuth(options, { path: ['csrf'] });
  const { body, cookies: given } = await askNextAuth(options, {
    path: ['callback', 'credentials'],
    body: { ...credentials, csrfToken: String(csrf.body.csrfToken), json: 'true' },
    cookies: csrf.cookies,
  });

  const token = given[sessionCookie(await headers()).name];
  if (!token) return refusal(String(body.url ?? ''));

  await giveSession(ctx, token);
  return { ok: true };
}

/** The cookie of a session that exists; and on a device they have not used before, people's own language and time zone. */
export async function giveSession(ctx: Ctx, token: string): Promise<void> {
  const [jar, sent, found] = await Promise.all([cookies(), headers(), findSession(ctx, token)]);
  const cookie = sessionCookie(sent);
  jar.set(cookie.name, token, cookie.options);

  if (!found) return;
  const { locale, timeZone } = found.session;
  if (isLocale(locale)) jar.set(LOCALE_COOKIE, locale, tasteCookie(sent));
  jar.set(TIME_ZONE_COOKIE, timeZone, tasteCookie(sent));
}

/** Whoever gave up a session, or lost it, keeps nothing of it. */
export async function forgetSession(): Promise<void> {
  const { name, options } = sessionCookie(await headers());
  // Overwritten rather than deleted: a `__Host-` cookie is only touched with all its attributes.
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

function refusal(url: string): SessionStart {
  const error = new URLSearchParams(url.split('?')[1]).get('error') ?? '';
  const [reason, seconds] = error.split('.');
  if (reason === 'rate_limited') return { ok: false, reason, retryAfterSeconds: Number(seconds) || 60 };
  if (reason === 'credentials' || reason === 'inactive') return { ok: false, reason };
  return { ok: false, reason: 'internal' };
}
