import { and, eq, isNull } from 'drizzle-orm';

import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { mayChangeFile } from './policy';

export type HeldFile = { id: string; fileId: string; slotKey: string | null; addedBy: string | null };

/** A file of this step that this person may replace or take away. */
export async function holdReplaceable(
  tx: Tx,
  ctx: Ctx,
  run: HeldRun,
  step: HeldStep,
  id: string,
): Promise<HeldFile> {
  const [file] = await tx
    .select({
      id: checkpointFiles.id,
      fileId: checkpointFiles.fileId,
      slotKey: checkpointFiles.slotKey,
      addedBy: checkpointFiles.addedBy,
    })
    .from(checkpointFiles)
    .where(
      and(
        eq(checkpointFiles.id, id),
        eq(checkpointFiles.checkpointId, step.id),
        isNull(checkpointFiles.removedAt),
      ),
    );
  if (!file) throw new DomainError('not_found', 'The step has no such file.');
  authorise(mayChangeFile(ctx.actor, run, step, file), 'checkpoints.act');
  return file;
}
