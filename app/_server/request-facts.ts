import { env } from '@/lib/platform/core/env';
import { newId } from '@/lib/platform/core/ids';

/** What a request says about itself, wherever its headers come from. */
export type Sent = Pick<Headers, 'get'>;

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Host with port, as the browser asked for it. */
export function hostOf(sent: Sent): string {
  const forwarded = env().TRUST_PROXY ? last(sent.get('x-forwarded-host')) : undefined;
  return (forwarded ?? sent.get('host') ?? '').toLowerCase();
}

export function hostnameOf(sent: Sent): string {
  return hostOf(sent).replace(/:\d+$/, '');
}

/** Whether the browser speaks TLS with us or with the proxy in front. */
export function isHttps(sent: Sent): boolean {
  if (env().TRUST_PROXY && sent.get('x-forwarded-proto')) {
    return last(sent.get('x-forwarded-proto')) === 'https';
  }
  return env().BASE_URL.startsWith('https:');
}

/** Browsers accept Secure cookies here without TLS. */
export function isLoopback(sent: Sent): boolean {
  const name = hostnameOf(sent);
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || name.startsWith('127.');
}

/** The address next to us: the socket's, or what the proxy in front has appended (see `instrumentation.ts`). */
export function ipOf(sent: Sent): string | undefined {
  // An IPv4 address in IPv6's clothes is the same visitor.
  return last(sent.get('x-forwarded-for'))?.replace(/^::ffff:(?=\d+\.)/, '');
}

export function requestIdOf(sent: Sent): string {
  const given = sent.get('x-request-id') ?? '';
  return REQUEST_ID.test(given) ? given : newId();
}

function last(list: string | null): string | undefined {
  return list?.split(',').at(-1)?.trim() || undefined;
}
