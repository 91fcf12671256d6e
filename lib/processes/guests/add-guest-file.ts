import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { holdSettledUpload } from '@/lib/platform/files/keep-upload';
import { attachFile } from '@/lib/processes/checkpoints/attach-file';
import { requireKind, requireSlot } from '@/lib/processes/checkpoints/check-file-place';

import { guestUploadInput } from './inputs';
import { holdGuestStep } from './store';

/** Puts a guest's complete upload to the one step, in the name of the guest. */
export const addGuestFile = command({
  name: 'guest.add_file',
  input: guestUploadInput,
  run: async (tx, ctx, { token, pass, uploadId }): Promise<{ versionId: string }> => {
    const { visitor, run, step } = await holdGuestStep(tx, ctx, token, pass);
    const upload = await holdSettledUpload(tx, visitor, uploadId);
    if (upload.versionId) return { versionId: upload.versionId };
    const { purpose } = upload;
    if (purpose.type !== 'checkpoint' || purpose.checkpointId !== step.id || purpose.slotKey === null) {
      throw new DomainError('not_found', 'There is no such upload.');
    }
    const { slotKey } = purpose;
    requireKind(requireSlot(step, slotKey), upload.kind);
    const attached = { run, step, upload, slotKey, replacedFileId: null };
    return { versionId: (await attachFile(tx, visitor, attached)).versionId };
  },
});
