import 'server-only';

import { catalogue } from '@/app/_i18n/catalogue';
import { chooseLocale } from '@/app/_i18n/locale';
import { isDomainError } from '@/lib/platform/core/domain-error';
import { takeHit } from '@/lib/platform/limits/take-hit';

import { anonymous, requestBase } from './request-base';
import { findTenant } from './resolve-tenant';

/** Pages for people without an account: a run to look at, and the step of a guest. */
export function isPublicView(path: string): boolean {
  return path.startsWith('/p/') || path.startsWith('/g/');
}

/** The bytes of a guest are counted by their own gate: a file comes in many parts. */
export function isVisit(path: string): boolean {
  return isPublicView(path) && !/^\/g\/[^/]+\/uploads(\/|$)/.test(path);
}

/**
 * Counts a look at a public link by its address; above the limit it is answered here, as a page of its own cannot
 * say 429. Nothing about the link is looked at before.
 */
export async function refusedVisit(sent: Headers): Promise<Response | null> {
  const tenant = await findTenant(sent);
  if (!tenant) return null;
  const ctx = anonymous(requestBase(tenant, sent));
  try {
    await takeHit(ctx, 'public_view', ctx.ip ?? 'unknown');
    return null;
  } catch (error) {
    if (!isDomainError(error, 'rate_limited')) throw error;
    return tooMany(Number(error.params.retryAfterSeconds ?? 60), sent);
  }
}

function tooMany(seconds: number, sent: Headers): Response {
  const locale = chooseLocale(
    /(?:^|; )locale=(\w+)/.exec(sent.get('cookie') ?? '')?.[1],
    sent.get('accept-language'),
  );
  const { title, text } = catalogue[locale].links.page.tooMany;
  const body = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body></html>`;
  return new Response(body, {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(seconds),
    },
  });
}
