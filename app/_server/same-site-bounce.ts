import type { Sent } from './request-facts';

/** Marks for a few seconds that we have asked again, so that no browser can be sent round in circles. */
export const BOUNCE_COOKIE = 'asked-again';

const PUBLIC_PATHS = ['/sign-in', '/invitation', '/p', '/api', '/livez', '/readyz'];

/**
 * A strict cookie stays at home when someone follows a link from a mail. Such a visit to a protected page is
 * answered with a page that asks once more, now from our own site, before anyone is taken for signed out.
 */
export function needsBounce(visit: {
  method: string;
  path: string;
  headers: Sent;
  hasSession: boolean;
  askedAgain: boolean;
}): boolean {
  if (visit.hasSession || visit.askedAgain || visit.method !== 'GET') return false;
  if (visit.headers.get('sec-fetch-site') !== 'cross-site') return false;
  if (visit.headers.get('sec-fetch-mode') !== 'navigate') return false;
  return !PUBLIC_PATHS.some((path) => visit.path === path || visit.path.startsWith(`${path}/`));
}

// Stepping aside first: to the address one is at already, a fragment would only scroll.
const ASK_AGAIN = `const there = location.href; history.replaceState(null, '', '/sign-in'); location.replace(there)`;

export function bouncePage(nonce: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Laufkarte</title>
<meta name="color-scheme" content="light dark"><script nonce="${nonce}">${ASK_AGAIN}</script>
<noscript><meta http-equiv="refresh" content="0"></noscript></head><body></body></html>`;
}
