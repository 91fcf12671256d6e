import { z } from 'zod';

import { sweepDocuments } from '@/lib/processes/search/sweep-documents';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const sweepSearchJob = defineJob({
  name: 'processes.sweep-search',
  payload: z.object({}),
  run: (ctx) => untilDone(() => sweepDocuments(ctx, {})),
});
