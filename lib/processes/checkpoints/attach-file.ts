import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import { type KeptFile, keepUpload, type SettledUpload } from '@/lib/platform/files/keep-upload';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { fileAdded } from './events';

type Attached = {
  run: HeldRun;
  step: HeldStep;
  upload: SettledUpload;
  slotKey: string | null;
  /** The file this becomes the next version of. */
  replacedFileId: string | null;
};

/** Puts an upload to a held step, in the name of whoever brought it. Whether they may, the caller has asked. */
export async function attachFile(tx: Tx, ctx: Ctx, attached: Attached): Promise<KeptFile> {
  const { run, step, upload, slotKey, replacedFileId } = attached;
  const kept = await keepUpload(tx, ctx, upload, replacedFileId ?? undefined);
  if (!replacedFileId) {
    await tx.insert(checkpointFiles).values({
      ...{ runId: run.id, checkpointId: step.id, slotKey, fileId: kept.fileId },
      ...{ addedBy: upload.uploadedBy, addedByGuest: upload.uploadedByLink, addedAt: ctx.now },
    });
  }
  const { name, sha256, size } = upload;
  const facts = { runId: run.id, title: step.title, name, sha256, size, version: kept.number };
  record(tx, ctx, fileAdded, { type: 'checkpoint', id: step.id }, facts);
  await applyTransitions(tx, ctx, run, {
    transitions: [],
    entries: [
      {
        type: kept.number > 1 ? 'checkpoint.file_replaced' : 'checkpoint.file_added',
        checkpointId: step.id,
        data: { file: name, version: kept.number },
      },
    ],
  });
  return kept;
}
