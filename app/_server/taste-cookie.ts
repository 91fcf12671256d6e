import { isHttps, type Sent } from './request-facts';

/** Language, time zone and theme: nothing secret, kept for a year on this device. */
export function tasteCookie(sent: Sent) {
  return {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: isHttps(sent),
    maxAge: 365 * 24 * 60 * 60,
  } as const;
}
