import { type NextRequest, NextResponse } from 'next/server';

import { isPublicView, isVisit, refusedVisit } from '@/app/_server/count-visit';
import { isForeign } from '@/app/_server/foreign-request';
import { isHttps, requestIdOf } from '@/app/_server/request-facts';
import { BOUNCE_COOKIE, bouncePage, needsBounce } from '@/app/_server/same-site-bounce';
import {
  contentSecurityPolicy,
  filePolicy,
  publicViewHeaders,
  securityHeaders,
} from '@/app/_server/security-headers';
import { sessionCookie } from '@/app/_server/session-cookie';
import { toProblem } from '@/app/_server/to-problem';
import { DomainError } from '@/lib/platform/core/domain-error';
import { env } from '@/lib/platform/core/env';

// Files sent whole to the API stay out: Next holds back a copy of every body that passes here, and cuts it at 10 MB.
export const config = {
  matcher: ['/((?!_next/static|_next/image|api/v1/checkpoints/[^/]+/files$).*)'],
};

/** What every answer carries and every request must pass. Who may do what is not decided here. */
export async function proxy(request: NextRequest): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');

  const { pathname } = request.nextUrl;
  const isPublic = isPublicView(pathname);
  const refused = isVisit(pathname) ? await refusedVisit(request.headers) : null;
  const response = refused ?? answer(request, requestId, nonce, policy);
  // What is set here replaces what the route says.
  const isFile = pathname.startsWith('/api/files/');
  response.headers.set('content-security-policy', isFile ? filePolicy : policy);
  response.headers.set('x-request-id', requestId);
  for (const [name, value] of Object.entries(securityHeaders(isHttps(request.headers)))) {
    response.headers.set(name, value);
  }
  if (isPublic)
    for (const [name, value] of Object.entries(publicViewHeaders)) response.headers.set(name, value);
  return response;
}

function answer(request: NextRequest, requestId: string, nonce: string, policy: string): Response {
  const { method, headers, cookies } = request;
  const path = request.nextUrl.pathname;
  if (isForeign({ method, headers, path })) return refuse(requestId, path);

  const askedAgain = cookies.has(BOUNCE_COOKIE);
  const hasSession = cookies.has(sessionCookie(headers).name);
  if (needsBounce({ method, path, headers, hasSession, askedAgain })) return bounce(nonce);

  const response = NextResponse.next({ request: { headers: handedOn(request, requestId, nonce, policy) } });
  if (askedAgain) response.cookies.delete(BOUNCE_COOKIE);
  return response;
}

/** What pages and routes learn from here; a header of the same name sent from outside is overwritten. */
function handedOn(request: NextRequest, requestId: string, nonce: string, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('x-request-id', requestId);
  headers.set('x-nonce', nonce);
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  return headers;
}

function refuse(requestId: string, path: string): Response {
  const error = new DomainError('forbidden', 'Changes are only taken from pages of this site.');
  return toProblem(error, { requestId, path });
}

function bounce(nonce: string): Response {
  const response = new NextResponse(bouncePage(nonce), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
  response.cookies.set(BOUNCE_COOKIE, '1', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 10 });
  return response;
}
