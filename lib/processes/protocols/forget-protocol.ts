import { and, eq, lt } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { forgetProtocolInput } from './inputs';

const DAY = 86_400_000;

/** Removes the row of a protocol, unless somebody has asked for it meanwhile. */
export const forgetProtocol = command({
  name: 'protocol.forget',
  input: forgetProtocolInput,
  run: async (tx, ctx, { protocolId, days }): Promise<{ protocolId: string }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const unusedSince = new Date(ctx.now.getTime() - days * DAY);
    await tx
      .delete(runProtocols)
      .where(and(eq(runProtocols.id, protocolId), lt(runProtocols.usedAt, unusedSince)));
    return { protocolId };
  },
});
