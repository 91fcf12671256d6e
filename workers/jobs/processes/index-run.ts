import { z } from 'zod';

import { indexRuns } from '@/lib/processes/search/index-runs';
import { defineJob } from '@/workers/runtime/define-job';

/** A run says something else than before: it is found by that from now on. */
export const indexRun = defineJob({
  name: 'processes.index-run',
  payload: z.object({ runId: z.uuid() }),
  run: (ctx, { runId }) => indexRuns(ctx, { runIds: [runId] }),
});
