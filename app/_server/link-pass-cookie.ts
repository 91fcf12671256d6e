import { isHttps, type Sent } from './request-facts';

/** Lax, as the link is usually followed from a mail; what it opens can only be looked at. */
export const LINK_PASS_COOKIE = 'link-pass';

export function linkPassCookie(sent: Sent, token: string, expires: Date) {
  return { path: `/p/${token}`, sameSite: 'lax', httpOnly: true, secure: isHttps(sent), expires } as const;
}
