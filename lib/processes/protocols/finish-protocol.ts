import { and, eq } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { protocolFinished } from './events';
import { finishProtocolInput } from './inputs';

/** The PDF lies in the storage. A second worker that made the same comes too late, and is told so. */
export const finishProtocol = command({
  name: 'protocol.finish',
  input: finishProtocolInput,
  run: async (tx, ctx, { protocolId, fileId, pages, size, sha256 }): Promise<{ protocolId: string }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [finished] = await tx
      .update(runProtocols)
      .set({
        ...{ status: 'finished' as const, progress: 100, content: null },
        ...{ fileId, pages, size, finishedAt: ctx.now },
      })
      .where(and(eq(runProtocols.id, protocolId), eq(runProtocols.status, 'rendering')))
      .returning({ runId: runProtocols.runId });
    if (!finished) throw new DomainError('not_found', 'No such protocol is being made.');

    const { runId } = finished;
    record(tx, ctx, protocolFinished, { type: 'run', id: runId }, { runId, protocolId, sha256, pages });
    return { protocolId };
  },
});
