/** What the browser may do with a page of ours. `nonce` is new for every answer. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  // The overlay of the development server rebuilds stack traces with eval and styles itself; nothing shipped does.
  const evaluated = development ? " 'unsafe-eval'" : '';
  const styled = development ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluated}`,
    `style-src 'self' ${styled}`,
    // Positions of popups and widths of bars are computed; attributes cannot carry a nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For what a person uploaded: whatever a browser makes of it, it runs nothing and reaches nothing. */
export const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Addresses hold ids and search words; other sites learn only that someone came from here.
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

/** A public link is a secret in an address: no search engine keeps it, no other site learns it. */
export const publicViewHeaders: Record<string, string> = {
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
};
