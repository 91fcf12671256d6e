import { log } from '@/lib/platform/core/log';

import { hostnameOf, isHttps, isLoopback, type Sent } from './request-facts';

const NAME = 'laufkarte';
const WEEK_IN_SECONDS = 7 * 24 * 60 * 60;
const warnedFor = new Set<string>();

/**
 * Name and attributes of the cookie that carries the session's random id and nothing else. Without TLS outside
 * this machine browsers refuse Secure, so the name loses its `__Host-`: usable for a trial, and said in the log.
 */
export function sessionCookie(sent: Sent) {
  const secure = isHttps(sent) || isLoopback(sent);
  if (!secure) warnOnce(hostnameOf(sent));

  return {
    name: secure ? `__Host-${NAME}` : NAME,
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: WEEK_IN_SECONDS } as const,
  };
}

function warnOnce(hostname: string): void {
  if (warnedFor.has(hostname) || warnedFor.size > 100) return;
  warnedFor.add(hostname);
  log.warn('Sessions travel unencrypted: this host is served without TLS.', { host: hostname });
}
