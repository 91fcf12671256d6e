import { z } from 'zod';

import { sweepUploads } from '@/lib/platform/files/sweep-uploads';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const sweepUploadsJob = defineJob({
  name: 'platform.sweep-uploads',
  payload: z.object({}),
  run: (ctx) => untilDone(() => sweepUploads(ctx)),
});
