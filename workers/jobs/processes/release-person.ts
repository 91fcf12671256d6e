import { z } from 'zod';

import { releasePerson } from '@/lib/processes/checkpoints/release-person';
import { defineJob } from '@/workers/runtime/define-job';

/** What was somebody's turn goes on without them. */
export const releasePersonJob = defineJob({
  name: 'processes.release-person',
  payload: z.object({ userId: z.uuid() }),
  transaction: 'own',
  run: releasePerson,
});
