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

  const cookie = sessionCookie(await headers());
  const token = given[cookie.name];
  if (!token) return refusal(String(body.url ?? ''));

  (await cookies()).set(cookie.name, token, cookie.options);
  await rememberTaste(ctx, token);
  return { ok: true };
}

/** On a device they have not used before, people find their own language and time zone. */
async function rememberTaste(ctx: Ctx, token: string): Promise<void> {
  const [found, jar, sent] = await Promise.all([findSession(ctx, token), cookies(), headers()]);
  if (!found) return;
  const { locale, timeZone } = found.session;
  if (isLocale(locale)) jar.set(LOCALE_COOKIE, locale, tasteCookie(sent));
  jar.set(TIME_ZONE_COOKIE, timeZone, tasteCookie(sent));
}

function refusal(url: string): SessionStart {
  const error = new URLSearchParams(url.split('?')[1]).get('error') ?? '';
  const [reason, seconds] = error.split('.');
  if (reason === 'rate_limited') return { ok: false, reason, retryAfterSeconds: Number(seconds) || 60 };
  if (reason === 'credentials' || reason === 'inactive') return { ok: false, reason };
  return { ok: false, reason: 'internal' };
}
