import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { uploadIdInput } from '@/lib/platform/files/inputs';
import {
  holdSettledUpload,
  type KeptFile,
  keepUpload,
  type SettledUpload,
} from '@/lib/platform/files/keep-upload';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { requireKind, requireSlot, requireTakesFiles } from './check-file-place';
import { fileAdded } from './events';
import { findSameContent, type SameContent } from './find-same-content';
import { holdReplaceable } from './hold-file';
import { mayAddFile } from './policy';
import { holdVisibleCheckpoint } from './store';

export type AddedFile = {
  versionId: string;
  /** Where the same content lies already, if this person may see that place. */
  sameContent: SameContent | null;
};

/** Puts an upload that is complete to its step: as a new file, or as the next version of one. */
export const addFile = command({
  name: 'checkpoint.add_file',
  input: uploadIdInput,
  run: async (tx, ctx, { uploadId }): Promise<AddedFile> => {
    const person = requirePerson(ctx.actor);
    const upload = await holdSettledUpload(tx, ctx, uploadId);
    const { purpose } = upload;
    if (purpose.type !== 'checkpoint') throw new DomainError('not_found', 'There is no such upload.');
    if (upload.versionId) return { versionId: upload.versionId, sameContent: null };

    const { run, step } = await holdVisibleCheckpoint(tx, ctx, purpose.checkpointId);
    authorise(mayAddFile(person, run, step), 'checkpoints.act');
    requireTakesFiles(run, step);
    if (purpose.slotKey !== null) requireKind(requireSlot(step, purpose.slotKey), upload.kind);

    const kept = purpose.replaces
      ? await replaceFile(tx, ctx, { run, step, upload, replaces: purpose.replaces })
      : await newFile(tx, ctx, { run, step, upload, slotKey: purpose.slotKey });
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
    const sameContent = kept.isKnownContent ? await findSameContent(tx, ctx, kept) : null;
    return { versionId: kept.versionId, sameContent };
  },
});

type Place = { run: HeldRun; step: HeldStep; upload: SettledUpload };

async function newFile(
  tx: Tx,
  ctx: Ctx,
  { run, step, upload, slotKey }: Place & { slotKey: string | null },
): Promise<KeptFile> {
  const kept = await keepUpload(tx, ctx, upload);
  await tx.insert(checkpointFiles).values({
    runId: run.id,
    checkpointId: step.id,
    slotKey,
    fileId: kept.fileId,
    addedBy: upload.uploadedBy,
    addedAt: ctx.now,
  });
  return kept;
}

async function replaceFile(
  tx: Tx,
  ctx: Ctx,
  { run, step, upload, replaces }: Place & { replaces: string },
): Promise<KeptFile> {
  const replaced = await holdReplaceable(tx, ctx, run, step, replaces);
  return keepUpload(tx, ctx, upload, replaced.fileId);
}
