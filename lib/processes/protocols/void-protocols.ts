import { eq } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { voidProtocolsInput } from './inputs';

/** Every protocol of a run, finished or still being made, is not handed out any more. */
export const voidProtocols = command({
  name: 'protocol.void',
  input: voidProtocolsInput,
  run: async (tx, ctx, { runId }): Promise<{ protocolIds: string[] }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const voided = await tx
      .update(runProtocols)
      .set({ status: 'failed', progress: 0, content: null, fileId: null })
      .where(eq(runProtocols.runId, runId))
      .returning({ id: runProtocols.id });
    return { protocolIds: voided.map(({ id }) => id) };
  },
});
