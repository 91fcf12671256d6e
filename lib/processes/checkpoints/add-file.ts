import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { uploadIdInput } from '@/lib/platform/files/inputs';
import { holdSettledUpload } from '@/lib/platform/files/keep-upload';

import { attachFile } from './attach-file';
import { requireKind, requireSlot, requireTakesFiles } from './check-file-place';
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

    const replaced = purpose.replaces && (await holdReplaceable(tx, ctx, run, step, purpose.replaces));
    const kept = await attachFile(tx, ctx, {
      ...{ run, step, upload, slotKey: purpose.slotKey },
      replacedFileId: replaced ? replaced.fileId : null,
    });
    const sameContent = kept.isKnownContent ? await findSameContent(tx, ctx, kept) : null;
    return { versionId: kept.versionId, sameContent };
  },
});
