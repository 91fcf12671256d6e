import { and, eq } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { advanceProtocolInput } from './inputs';

/** How far a worker has come, in percent, for whoever waits. */
export const advanceProtocol = command({
  name: 'protocol.advance',
  input: advanceProtocolInput,
  run: async (tx, ctx, { protocolId, progress }): Promise<void> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    await tx
      .update(runProtocols)
      .set({ progress })
      .where(and(eq(runProtocols.id, protocolId), eq(runProtocols.status, 'rendering')));
  },
});
