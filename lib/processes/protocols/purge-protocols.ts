import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { dropFiles } from './store';

const DAY = 86_400_000;

const input = z.strictObject({
  days: z.number().min(0).max(3650),
  limit: z.int().min(1).max(1000).default(200),
});

/** Copies nobody has asked for in a while. They can be made again at any time. */
export const purgeProtocols = command({
  name: 'protocol.purge',
  input,
  run: async (tx, ctx, { days, limit }): Promise<{ removed: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const before = new Date(ctx.now.getTime() - days * DAY).toISOString();
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from run_protocols where used_at < ${before} order by used_at limit ${limit} for update skip locked`);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return { removed: 0, more: false };
    await dropFiles(tx, ids);
    await tx.delete(runProtocols).where(inArray(runProtocols.id, ids));
    return { removed: ids.length, more: ids.length === limit };
  },
});
