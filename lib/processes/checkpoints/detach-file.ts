import { eq } from 'drizzle-orm';

import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { fileRemoved } from './events';
import { nameOfFile } from './list-files';

type Detached = {
  run: HeldRun;
  step: HeldStep;
  file: { id: string; fileId: string };
  /** Null where a guest takes the own file away. */
  removedBy: string | null;
};

/** Takes a file away from a held step. Whether this person may, the caller has asked. */
export async function detachFile(tx: Tx, ctx: Ctx, { run, step, file, removedBy }: Detached): Promise<void> {
  await tx
    .update(checkpointFiles)
    .set({ removedBy, removedAt: ctx.now })
    .where(eq(checkpointFiles.id, file.id));
  const name = await nameOfFile(tx, file.fileId);
  const facts = { runId: run.id, title: step.title, name };
  record(tx, ctx, fileRemoved, { type: 'checkpoint', id: step.id }, facts);
  await applyTransitions(tx, ctx, run, {
    transitions: [],
    entries: [{ type: 'checkpoint.file_removed', checkpointId: step.id, data: { file: name } }],
  });
}
