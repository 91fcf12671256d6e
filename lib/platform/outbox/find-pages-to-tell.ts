import type { TenantId } from '@/lib/platform/core/ctx';
import type { PageTopic } from '@/lib/platform/core/page-topic';
import { askFunction } from '@/lib/platform/core/transact';

export type PagesToTell = {
  /** The moment up to which this answers, to ask from the next time. */
  present: string;
  /** False where something may be missing from the topics: then everything is to be looked at anew. */
  isWhole: boolean;
  topics: { tenantId: TenantId; topic: PageTopic }[];
};

const MOST = 5000;

/**
 * What has become new in some tenants since a moment, as the outbox says it. Nothing is missed, in whatever order
 * transactions commit. It asks for no permission, as it tells nothing: whoever is told asks the usual queries.
 */
export async function findPagesToTell(
  past: string | null,
  tenantIds: readonly TenantId[],
  most = MOST,
): Promise<PagesToTell> {
  const [row] = await askFunction<{ present: string; whole: boolean; told: [TenantId, PageTopic][] }>(
    'pages-to-tell',
    'select present, whole, told from pages_to_tell($1, $2::uuid[], $3)',
    [past, tenantIds, most],
  );
  const { present, whole, told } = row!;
  return { present, isWhole: whole, topics: told.map(([tenantId, topic]) => ({ tenantId, topic })) };
}
