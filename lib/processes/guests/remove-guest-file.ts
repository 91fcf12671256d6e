import { and, eq, isNull } from 'drizzle-orm';

import { checkpointFiles } from '@/db/schema/processes/checkpoint-files';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { detachFile } from '@/lib/processes/checkpoints/detach-file';

import { removeGuestFileInput } from './inputs';
import { holdGuestStep } from './store';

/** Takes back a file this very guest has brought, before the answer is given. */
export const removeGuestFile = command({
  name: 'guest.remove_file',
  input: removeGuestFileInput,
  run: async (tx, ctx, { token, pass, fileId }): Promise<{ fileId: string }> => {
    const { guest, visitor, run, step } = await holdGuestStep(tx, ctx, token, pass);
    const [file] = await tx
      .select({ id: checkpointFiles.id, fileId: checkpointFiles.fileId })
      .from(checkpointFiles)
      .where(
        and(
          eq(checkpointFiles.id, fileId),
          eq(checkpointFiles.checkpointId, step.id),
          eq(checkpointFiles.addedByGuest, guest.id),
          isNull(checkpointFiles.removedAt),
        ),
      );
    if (!file) throw new DomainError('not_found', 'There is no such file.');
    await detachFile(tx, visitor, { run, step, file, removedBy: null });
    return { fileId };
  },
});
