import { deckFiles } from '@/db/schema/processes/checkpoint-files';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { uploadIdInput } from '@/lib/platform/files/inputs';
import { holdSettledUpload, keepUpload } from '@/lib/platform/files/keep-upload';

import { referenceAdded } from './events';
import { openDeck, requireActive } from './open-deck';

/** Puts an upload that is complete beside its deck. Which step gives it to read, the draft says. */
export const addReference = command({
  name: 'deck.add_reference',
  input: uploadIdInput,
  run: async (tx, ctx, { uploadId }): Promise<{ versionId: string; name: string }> => {
    const upload = await holdSettledUpload(tx, ctx, uploadId);
    const { purpose, name, sha256, size } = upload;
    if (purpose.type !== 'reference') throw new DomainError('not_found', 'There is no such upload.');
    if (upload.versionId) return { versionId: upload.versionId, name };

    const { deckId } = purpose;
    requireActive(await openDeck(tx, ctx, deckId, 'edit'));
    const { versionId } = await keepUpload(tx, ctx, upload);
    await tx.insert(deckFiles).values({ deckId, versionId, addedAt: ctx.now });
    record(tx, ctx, referenceAdded, { type: 'deck', id: deckId }, { name, sha256, size });
    return { versionId, name };
  },
});
