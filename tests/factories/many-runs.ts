import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import { transact } from '@/lib/platform/core/transact';

/** Copies of a run and of what it is found by, each a minute older: volume, nothing else. */
export async function multiply(ctx: Ctx, runId: string, copies: number): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.execute(sql`
      with made as (
        insert into runs (id, root_run_id, number, title, status, deck_id, deck_version_id, version, deck_title, started_by,
          lane_titles, approval_mode, checkpoint_count, created_at, revision)
        select m.id, m.id, 'M-' || m.n, r.title || ' ' || m.n, r.status, r.deck_id, r.deck_version_id, r.version, r.deck_title,
          r.started_by, r.lane_titles, r.approval_mode, r.checkpoint_count, r.created_at - m.n * interval '1 minute', r.revision
        from runs r, (select n, gen_random_uuid() as id from generate_series(1, ${copies}::int) n) m
        where r.id = ${runId}
        returning id, revision
      )
      insert into search_documents (kind, subject_id, revision, body, document, updated_at)
      select 'run', made.id, made.revision, d.body, d.document, d.updated_at
      from made, search_documents d where d.kind = 'run' and d.subject_id = ${runId}`);
  });
}
