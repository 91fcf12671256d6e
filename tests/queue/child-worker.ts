import { z } from 'zod';

import { defineJob } from '@/workers/runtime/define-job';
import { startWorker } from '@/workers/runtime/start-worker';

import { answer } from './ring';

/** A worker that gets as far as the middle of its job and never further: made to be killed there. */
const stuck = defineJob({
  name: 'test.answer',
  payload: z.object({ bell: z.uuid() }),
  run: async (ctx, { bell }) => {
    await answer(ctx, bell);
    process.stdout.write('in the middle\n');
    await new Promise(() => {});
  },
});

await startWorker(
  { routes: { 'test.rang': [stuck] }, schedules: [] },
  { tuning: { concurrency: 1, lockSeconds: 2, stalledCheckSeconds: 1 } },
);
setInterval(() => {}, 60_000);
