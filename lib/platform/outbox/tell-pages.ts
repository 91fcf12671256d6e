import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { PageTopic } from '@/lib/platform/core/page-topic';
import type { Tx } from '@/lib/platform/core/transact';

import { pagesChanged } from './events';

/** For what changes open pages and has no other consequence. */
export function tellPages(
  tx: Tx,
  ctx: Ctx,
  subject: { type: string; id: string },
  topics: readonly PageTopic[],
): void {
  record(tx, ctx, pagesChanged, subject, {}, topics);
}
