import { z } from 'zod';

import { advanceProtocol } from '@/lib/processes/protocols/advance-protocol';
import { failProtocol } from '@/lib/processes/protocols/fail-protocol';
import { keepProtocol } from '@/lib/processes/protocols/keep-protocol';
import { takeProtocol } from '@/lib/processes/protocols/take-protocol';
import { defineJob } from '@/workers/runtime/define-job';

/** Prints a run. It may run twice: the second time there is no order left to take. */
export const renderProtocolJob = defineJob({
  name: 'processes.render-protocol',
  payload: z.object({ protocolId: z.uuid() }),
  attempts: 3,
  transaction: 'own',
  run: async (ctx, { protocolId }, { isLastAttempt }) => {
    const order = await takeProtocol(ctx, { protocolId });
    if (!order) return;
    try {
      const { renderProtocol } = await import('@/workers/protocol/render-protocol');
      const advance = (progress: number) => advanceProtocol(ctx, { protocolId, progress });
      const { pdf, pages } = await renderProtocol(order, advance);
      await keepProtocol(ctx, { protocolId, pages, pdf });
    } catch (error) {
      if (isLastAttempt) await failProtocol(ctx, { protocolId });
      throw error;
    }
  },
});
