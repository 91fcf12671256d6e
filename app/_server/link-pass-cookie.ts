import { isHttps, type Sent } from './request-facts';

/** Lax, as the link is usually followed from a mail; what it opens can only be looked at. */
export const LINK_PASS_COOKIE = 'link-pass';

export function linkPassCookie(sent: Sent, token: string, expires: Date) {
  return { path: `/p/${token}`, sameSite: 'lax', httpOnly: true, secure: isHttps(sent), expires } as const;
}

/** The same for the one step of a guest. It is never sent along with what another site posts. */
export const GUEST_PASS_COOKIE = 'guest-pass';

export function guestPassCookie(sent: Sent, token: string, expires: Date) {
  return { ...linkPassCookie(sent, token, expires), path: `/g/${token}` };
}
