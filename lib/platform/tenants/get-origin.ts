import type { Ctx } from '@/lib/platform/core/ctx';
import { env } from '@/lib/platform/core/env';

import { getTenant } from './get-tenant';

/** The address the tenant is reached at, for what leaves the product and should find back. */
export async function getOrigin(ctx: Ctx): Promise<string> {
  const { BASE_URL, APP_SINGLE_TENANT } = env();
  const { slug } = await getTenant(ctx);
  const url = new URL(BASE_URL);
  if (!APP_SINGLE_TENANT) url.hostname = `${slug}.${url.hostname}`;
  return url.origin;
}
