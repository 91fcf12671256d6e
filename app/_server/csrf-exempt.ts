/**
 * Everything that changes something without the token of a session, because there is no session yet or none is
 * needed. It is still refused when another site sends it (Origin and Sec-Fetch-Site, see `foreign-request.ts`).
 */
export const CSRF_EXEMPT_ACTIONS = [
  'sign-in',
  'accept-invitation',
  // The PIN of a public link opens nothing but a view.
  'enter-link-pin',
  // A guest has no session: the secret of the link in the mail is all there is to know, and no foreign page knows it.
  'enter-guest-pin',
  'confirm-as-guest',
  'reject-as-guest',
  'remove-guest-file',
  // Only cookies with a taste: theme and language, also on the sign-in page.
  'choose-theme',
  'choose-locale',
] as const;

export type CsrfExemptAction = (typeof CSRF_EXEMPT_ACTIONS)[number];

/**
 * Route handlers that take unsafe methods. `/api/auth` has next-auth's own double-submitted token; the uploads of a guest
 * lie below the secret of the link.
 */
export const CSRF_EXEMPT_ROUTES = ['/api/auth', '/g/[token]/uploads'] as const;

/** Speaks bearer tokens only and never looks at a cookie: nothing a foreign site could ride on. */
export const BEARER_ROUTES = ['/api/v1'] as const;
