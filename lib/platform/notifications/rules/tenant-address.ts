/** Where a tenant is reached: the base address itself, or its subdomain of it. */
export function tenantAddress(baseUrl: string, slug: string, singleTenant: string | undefined): string {
  const url = new URL(baseUrl);
  if (!singleTenant) url.hostname = `${slug}.${url.hostname}`;
  return url.origin;
}

/** A mail's deep link: a path of the product at the tenant's own address. */
export function deepLink(origin: string, path: string): string {
  return new URL(path, origin).toString();
}
