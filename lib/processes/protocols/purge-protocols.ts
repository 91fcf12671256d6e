import { asc, lt } from 'drizzle-orm';
import { z } from 'zod';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { openStorage, storageKeys } from '@/lib/platform/files/open-storage';

import { forgetProtocol } from './forget-protocol';

const DAY = 86_400_000;

const input = z.strictObject({
  days: z.number().min(0).max(3650),
  limit: z.int().min(1).max(1000).default(200),
});

/**
 * Copies nobody has asked for in a while, with everything that was ever printed for them; they can be made again at any
 * time. Bytes first, then the row that remembers them: a crash between is made good by the next sweep.
 */
export async function purgeProtocols(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ removed: number; more: boolean }> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { days, limit } = parseInput(input, raw);
  const unusedSince = new Date(ctx.now.getTime() - days * DAY);
  const unused = await read(ctx, (tx) =>
    tx
      .select({ protocolId: runProtocols.id })
      .from(runProtocols)
      .where(lt(runProtocols.usedAt, unusedSince))
      .orderBy(asc(runProtocols.usedAt))
      .limit(limit),
  );
  for (const { protocolId } of unused) {
    await openStorage().remove(storageKeys.protocols(ctx.tenantId, protocolId));
    await forgetProtocol(ctx, { protocolId, days });
  }
  return { removed: unused.length, more: unused.length === limit };
}
