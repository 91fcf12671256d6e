import 'server-only';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { findSession } from '@/lib/platform/identity/find-session';

import { requestBase } from './request-base';
import { resolveTenant } from './resolve-tenant';
import { sessionCookie } from './session-cookie';

export type SessionCtx = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Who is signed in here, or null. Read from the sessions table once per request, never from the cookie's content. */
export const currentSession = cache(async (): Promise<SessionCtx | null> => {
  const [tenant, sent, jar] = await Promise.all([resolveTenant(), headers(), cookies()]);
  const token = jar.get(sessionCookie(sent).name)?.value;
  return token ? findSession(requestBase(tenant, sent), token) : null;
});

/** The gate of every page: the context of the person signed in, or the way to the sign-in page and back. */
export const requireCtx = cache(async (): Promise<SessionCtx> => {
  const session = await currentSession();
  if (session) return session;

  const path = (await headers()).get('x-path') ?? '/';
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
});
