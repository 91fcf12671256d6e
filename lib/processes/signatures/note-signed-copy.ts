import { eq } from 'drizzle-orm';

import { fileSignatures, signedCopies } from '@/db/schema/processes/file-signatures';
import { runs } from '@/db/schema/processes/runs';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { storageKeys } from '@/lib/platform/files/open-storage';
import { tellPages } from '@/lib/platform/outbox/tell-pages';
import { runPage } from '@/lib/processes/runs/name-pages';

import { noteSignedCopyInput } from './inputs';

/** Remembers the copy that was made, or why none can be. `superfluous` is what nobody needs any more in the storage. */
export const noteSignedCopy = command({
  name: 'signature.note_copy',
  input: noteSignedCopyInput,
  run: async (tx, ctx, { versionId, signatures, outcome }): Promise<{ superfluous: string | null }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [copy] = await tx
      .select()
      .from(signedCopies)
      .where(eq(signedCopies.versionId, versionId))
      .for('update');
    if (!copy) throw new DomainError('not_found', 'Nobody has signed this version.');
    const given = await tx.$count(fileSignatures, eq(fileSignatures.versionId, versionId));
    const madeKey = outcome.state === 'ready' ? storageKeys.signedCopy(ctx.tenantId, outcome.copyId) : null;
    if (signatures < copy.signatures || signatures > given) return { superfluous: madeKey };

    await tx
      .update(signedCopies)
      .set({
        // Whoever signed meanwhile has asked for another one.
        state: signatures < given ? 'waiting' : outcome.state,
        reason: outcome.state === 'failed' ? outcome.reason : null,
        ...(outcome.state === 'ready' && {
          signatures,
          storageKey: madeKey,
          sha256: outcome.sha256,
          size: outcome.size,
          madeAt: ctx.now,
        }),
      })
      .where(eq(signedCopies.versionId, versionId));
    await tellRun(tx, ctx, versionId);
    return { superfluous: outcome.state === 'ready' ? copy.storageKey : null };
  },
});

async function tellRun(tx: Tx, ctx: Ctx, versionId: string): Promise<void> {
  const [row] = await tx
    .selectDistinct({ rootRunId: runs.rootRunId })
    .from(fileSignatures)
    .innerJoin(runs, eq(runs.id, fileSignatures.runId))
    .where(eq(fileSignatures.versionId, versionId));
  tellPages(tx, ctx, { type: 'signed_copy', id: versionId }, [runPage(row!.rootRunId)]);
}
