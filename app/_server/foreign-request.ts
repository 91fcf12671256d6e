import { BEARER_ROUTES } from './csrf-exempt';
import { hostOf, type Sent } from './request-facts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether something that changes state comes from elsewhere. A browser says so in Sec-Fetch-Site or Origin; whoever
 * sends neither is no browser of ours and is refused as well. Another tenant's subdomain counts as elsewhere.
 */
export function isForeign(request: { method: string; headers: Sent; path: string }): boolean {
  if (SAFE_METHODS.includes(request.method)) return false;
  if (BEARER_ROUTES.some((route) => request.path.startsWith(`${route}/`))) return false;

  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return true;

  const origin = request.headers.get('origin');
  if (origin) return originHost(origin) !== hostOf(request.headers);
  return !site;
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host.toLowerCase();
  } catch {
    return null;
  }
}
