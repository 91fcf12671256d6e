import { z } from 'zod';

import { withdrawProtocols } from '@/lib/processes/protocols/withdraw-protocols';
import { defineJob } from '@/workers/runtime/define-job';

/** A deleted comment stands in no copy of the run any more. */
export const withdrawProtocolsJob = defineJob({
  name: 'processes.withdraw-protocols',
  payload: z.object({ runId: z.uuid() }),
  transaction: 'own',
  run: withdrawProtocols,
});
