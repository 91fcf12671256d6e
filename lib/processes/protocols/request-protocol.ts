import { and, eq } from 'drizzle-orm';

import { type ProtocolStatus, runProtocols } from '@/db/schema/processes/protocols';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { protocolRequested } from './events';
import { getProtocolData } from './get-protocol-data';
import { hashContent } from './hash-content';
import { requestProtocolInput } from './inputs';
import type { PrintOrder } from './take-protocol';

/** A worker that has not finished by then has died over it. */
const PATIENCE_SECONDS = 600;

export type RequestedProtocol = { protocolId: string; status: ProtocolStatus; progress: number };

/**
 * Orders the protocol of a run, for whoever may see the run. Where one with this very content exists, or is being
 * made, it is that one: nothing is made twice, and nothing is audited that did not happen.
 */
export const requestProtocol = command({
  name: 'protocol.request',
  input: requestProtocolInput,
  run: async (tx, ctx, { runId, locale }): Promise<RequestedProtocol> => {
    const { data, audit } = await getProtocolData(ctx, { runId });
    const contentHash = hashContent(data, locale);
    const order: PrintOrder = { data, audit, locale, asOf: ctx.now.toISOString() };
    const queued = { status: 'queued' as const, progress: 0, content: order, queuedAt: ctx.now };

    const [made] = await tx
      .insert(runProtocols)
      .values({ runId, contentHash, locale, usedAt: ctx.now, ...queued })
      .onConflictDoNothing()
      .returning({ id: runProtocols.id });
    if (made) return announce(made.id);

    const [known] = await tx
      .select()
      .from(runProtocols)
      .where(
        and(
          eq(runProtocols.runId, runId),
          eq(runProtocols.locale, locale),
          eq(runProtocols.contentHash, contentHash),
        ),
      )
      .for('update');
    const { id, status, progress, queuedAt } = known!;
    const isLost = status !== 'finished' && ctx.now.getTime() - queuedAt.getTime() > PATIENCE_SECONDS * 1000;
    const isAnew = status === 'failed' || isLost;
    await tx
      .update(runProtocols)
      .set({ usedAt: ctx.now, ...(isAnew && queued) })
      .where(eq(runProtocols.id, id));
    return isAnew ? announce(id) : { protocolId: id, status, progress };

    function announce(protocolId: string): RequestedProtocol {
      record(tx, ctx, protocolRequested, { type: 'run', id: runId }, { runId, protocolId, locale });
      return { protocolId, status: 'queued', progress: 0 };
    }
  },
});
