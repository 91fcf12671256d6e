import { and, desc, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';

import { deadJobs } from '@/db/schema/platform/outbox';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, type Page, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { mayManageJobs } from './policy';

export type DeadJob = {
  id: string;
  name: string;
  eventType: string | null;
  attempts: number;
  lastError: string;
  failedAt: Date;
};

/** Jobs that gave up and about which nobody has decided, newest first. */
export async function listDeadJobs(ctx: Ctx, raw: z.input<typeof pageInput>): Promise<Page<DeadJob>> {
  const { limit, cursor } = parseInput(pageInput, raw);
  const after = decodeCursor(cursor, ['time', 'uuid']);
  authorise(mayManageJobs(ctx.actor), 'settings.manage');

  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: deadJobs.id,
        name: deadJobs.name,
        eventType: deadJobs.eventType,
        attempts: deadJobs.attempts,
        lastError: deadJobs.lastError,
        failedAt: deadJobs.failedAt,
      })
      .from(deadJobs)
      .where(
        and(isNull(deadJobs.retriedAt), isNull(deadJobs.dismissedAt), after ? olderThan(after) : undefined),
      )
      .orderBy(desc(deadJobs.failedAt), desc(deadJobs.id))
      .limit(limit + 1);

    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.failedAt.toISOString(), last.id]) : null };
  });
}

function olderThan([failedAt, id]: string[]) {
  return sql`(${deadJobs.failedAt}, ${deadJobs.id}) < (${failedAt}::timestamptz, ${id}::uuid)`;
}
