import { eq } from 'drizzle-orm';

import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';

import { requireTakesFiles } from './check-file-place';
import { fileRemoved } from './events';
import { holdReplaceable } from './hold-file';
import { removeFileInput } from './inputs';
import { nameOfFile } from './list-files';
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

    await tx
      .update(checkpointFiles)
      .set({ removedBy: person.id, removedAt: ctx.now })
      .where(eq(checkpointFiles.id, file.id));
    const name = await nameOfFile(tx, file.fileId);
    const facts = { runId: run.id, title: step.title, name };
    record(tx, ctx, fileRemoved, { type: 'checkpoint', id: step.id }, facts);
    await applyTransitions(tx, ctx, run, {
      transitions: [],
      entries: [{ type: 'checkpoint.file_removed', checkpointId: step.id, data: { file: name } }],
    });
    return { checkpointFileId };
  },
});
