import { eq } from 'drizzle-orm';

import { runLinks } from '@/db/schema/processes/run-links';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { linkRevoked } from './events';
import { revokeLinkInput } from './inputs';
import { mayShareRun } from './may-share-run';
import { findSharedRun } from './store';

/** From now on the link leads nowhere, also for whoever has it open. */
export const revokeLink = command({
  name: 'link.revoke',
  input: revokeLinkInput,
  run: async (tx, ctx, { linkId }): Promise<{ linkId: string; runId: string }> => {
    const [link] = await tx.select().from(runLinks).where(eq(runLinks.id, linkId)).for('update');
    if (!link) throw new DomainError('not_found', 'There is no such link.');
    const { runId } = link;
    authorise(mayShareRun(ctx.actor, await findSharedRun(tx, ctx, runId)), 'runs.control');
    if (link.revokedAt) throw new DomainError('conflict', 'This link has been revoked already.');

    await tx.update(runLinks).set({ revokedAt: ctx.now }).where(eq(runLinks.id, linkId));
    record(tx, ctx, linkRevoked, { type: 'run', id: runId }, { linkId });
    return { linkId, runId };
  },
});
