import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

/** What was written about one subject: the audit actions and the outbox events, in order. */
export async function trailOf(ctx: Ctx, subjectId: string): Promise<{ audit: string[]; posted: string[] }> {
  return read(ctx, async (tx) => {
    const audit = await tx.execute<{ action: string }>(
      sql`select action from audit_log where target like ${`%:${subjectId}`} order by seq`,
    );
    const posted = await tx.execute<{ type: string }>(
      sql`select type from outbox where subject_id = ${subjectId} order by created_at, id`,
    );
    return { audit: audit.rows.map((row) => row.action), posted: posted.rows.map((row) => row.type) };
  });
}
