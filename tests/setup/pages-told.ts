import type { TenantId } from '@/lib/platform/core/ctx';
import { findPagesToTell } from '@/lib/platform/outbox/find-pages-to-tell';

/** Which open pages of a tenant are told by some work, each once. */
export async function pagesToldBy(tenantId: TenantId, work: () => Promise<unknown>): Promise<string[]> {
  const { present } = await findPagesToTell(null, []);
  await work();
  const { isWhole, topics } = await findPagesToTell(present, [tenantId]);
  if (!isWhole) throw new Error('Too much has happened to tell what.');
  return topics.map(({ topic }) => topic).toSorted();
}
