import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { requireTakesFiles } from './check-file-place';
import { detachFile } from './detach-file';
import { holdReplaceable } from './hold-file';
import { removeFileInput } from './inputs';
import { holdVisibleCheckpoint } from './store';

/** Takes a file away from a step that is still at work. Its content stays, and the timeline says what was there. */
export const removeFile = command({
  name: 'checkpoint.remove_file',
  input: removeFileInput,
  run: async (tx, ctx, { checkpointId, checkpointFileId }): Promise<{ checkpointFileId: string }> => {
    const person = requirePerson(ctx.actor);
    const { run, step } = await holdVisibleCheckpoint(tx, ctx, checkpointId);
    const file = await holdReplaceable(tx, ctx, run, step, checkpointFileId);
    requireTakesFiles(run, step);

    await detachFile(tx, ctx, { run, step, file, removedBy: person.id });
    return { checkpointFileId };
  },
});
