import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

const KEPT_DAYS = 30;

/** Sessions that ended long ago. Bounded; the nightly job calls it until nothing is left. */
export const purgeSessions = command({
  name: 'session.purge',
  input: z.strictObject({ limit: z.number().int().min(1).max(10_000).default(5000) }),
  run: async (tx, ctx, { limit }): Promise<{ removed: number }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    const { rows } = await tx.execute(sql`
      delete from sessions where id in (
        select id from sessions where expires_at < ${before} or revoked_at < ${before} limit ${limit}) returning id`);
    return { removed: rows.length };
  },
});
