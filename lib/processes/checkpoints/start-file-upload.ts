import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { type ReservedUpload, reserveUpload } from '@/lib/platform/files/reserve-upload';

import { requireSlot, requireTakesFiles } from './check-file-place';
import { holdReplaceable } from './hold-file';
import { startFileUploadInput } from './inputs';
import { mayAddFile } from './policy';
import { findVisibleCheckpoint } from './store';

/** Begins the upload of a file for a step: everything that can be refused before a byte has moved is refused here. */
export const startFileUpload = command({
  name: 'checkpoint.start_file_upload',
  input: startFileUploadInput,
  run: async (tx, ctx, { checkpointId, slotKey, replaces, name, size }): Promise<ReservedUpload> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await findVisibleCheckpoint(tx, ctx, checkpointId);
    authorise(mayAddFile(person, run, step), 'checkpoints.act');
    requireTakesFiles(run, step);
    if (slotKey !== null) requireSlot(step, slotKey);
    const replaced = replaces === null ? null : await holdReplaceable(tx, ctx, run, step, replaces);

    const purpose = {
      type: 'checkpoint' as const,
      checkpointId,
      slotKey: replaced ? replaced.slotKey : slotKey,
      replaces,
    };
    return reserveUpload(tx, ctx, { purpose, name, size });
  },
});
