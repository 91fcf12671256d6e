import { and, eq, ne } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { protocolInput } from './inputs';

/** A worker gave up. Whoever asks next orders it anew. */
export const failProtocol = command({
  name: 'protocol.fail',
  input: protocolInput,
  run: async (tx, ctx, { protocolId }): Promise<void> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    await tx
      .update(runProtocols)
      .set({ status: 'failed', progress: 0 })
      .where(and(eq(runProtocols.id, protocolId), ne(runProtocols.status, 'finished')));
  },
});
