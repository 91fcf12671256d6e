import { sql } from 'drizzle-orm';

import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

export type SameContent = { runId: string; checkpointId: string; runTitle: string; stepTitle: string };

/** Another file of the same content in a run this person may see. Where they may not, there is none. */
export async function findSameContent(
  tx: Tx,
  ctx: Ctx,
  file: { fileId: string; versionId: string },
): Promise<SameContent | null> {
  const { rows } = await tx.execute<SameContent>(sql`
    select r.id as "runId", c.id as "checkpointId", r.title as "runTitle", c.title as "stepTitle"
    from file_versions mine
    join file_versions v on v.blob_id = mine.blob_id and v.file_id <> mine.file_id
    join checkpoint_files f on f.file_id = v.file_id and f.removed_at is null
    join run_checkpoints c on c.id = f.checkpoint_id
    join runs r on r.id = f.run_id
    where mine.id = ${file.versionId} and ${visibleRuns(ctx.actor)}
    order by f.added_at desc limit 1`);
  return rows[0] ?? null;
}
