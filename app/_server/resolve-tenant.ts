import 'server-only';

import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';

import { env } from '@/lib/platform/core/env';
import { findTenantBySlug } from '@/lib/platform/tenants/find-tenant-by-slug';

import { hostnameOf, type Sent } from './request-facts';

export type HostTenant = NonNullable<Awaited<ReturnType<typeof findTenantBySlug>>>;

/** The tenant of this request's host; any other host does not exist. */
export const resolveTenant = cache(async (): Promise<HostTenant> => {
  const tenant = await findTenant(await headers());
  if (!tenant) notFound();
  return tenant;
});

export async function findTenant(sent: Sent): Promise<HostTenant | null> {
  const slug = slugOf(sent);
  return slug ? findTenantBySlug(slug) : null;
}

function slugOf(sent: Sent): string | null {
  const { APP_SINGLE_TENANT, BASE_URL } = env();
  if (APP_SINGLE_TENANT) return APP_SINGLE_TENANT;

  const parent = `.${new URL(BASE_URL).hostname}`;
  const host = hostnameOf(sent);
  const slug = host.endsWith(parent) ? host.slice(0, -parent.length) : '';
  return /^[a-z0-9-]+$/.test(slug) ? slug : null;
}
