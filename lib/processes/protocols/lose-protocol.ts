import { sql } from 'drizzle-orm';

import { command } from '@/lib/platform/core/command';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { protocolInput } from './inputs';

/** The storage has no such PDF, as after a restore: whoever may see the run, and asks next, orders it anew. */
export const loseProtocol = command({
  name: 'protocol.lose',
  input: protocolInput,
  run: async (tx, ctx, { protocolId }): Promise<{ lost: boolean }> => {
    const { rowCount } = await tx.execute(sql`
      update run_protocols p set status = 'failed', progress = 0, file_id = null
      from runs r where r.id = p.run_id and p.id = ${protocolId} and p.status = 'finished'
        and ${visibleRuns(ctx.actor)}`);
    return { lost: rowCount === 1 };
  },
});
