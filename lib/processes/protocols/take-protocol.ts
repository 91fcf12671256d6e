import { and, eq, ne } from 'drizzle-orm';

import { runProtocols } from '@/db/schema/processes/protocols';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import type { AuditPosition, ProtocolData } from './get-protocol-data';
import { type ProtocolLocale, protocolInput } from './inputs';

/** What is to be printed, as it was when it was ordered. */
export type PrintOrder = { data: ProtocolData; audit: AuditPosition; locale: ProtocolLocale; asOf: string };

const BEGUN = 10;

/** A worker takes an order. Null where there is nothing left to do. */
export const takeProtocol = command({
  name: 'protocol.take',
  input: protocolInput,
  run: async (tx, ctx, { protocolId }): Promise<PrintOrder | null> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [order] = await tx
      .update(runProtocols)
      .set({ status: 'rendering', progress: BEGUN })
      .where(and(eq(runProtocols.id, protocolId), ne(runProtocols.status, 'finished')))
      .returning({ content: runProtocols.content });
    return (order?.content as PrintOrder | null | undefined) ?? null;
  },
});
