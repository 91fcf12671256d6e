import { routes } from '@/workers/routes';
import { startWorker } from '@/workers/runtime/start-worker';
import { schedules } from '@/workers/schedules';

/** The worker as it is, in a process of its own that can be killed at any moment. */
await startWorker(
  { routes, schedules: schedules() },
  { tuning: { concurrency: 4, lockSeconds: 2, stalledCheckSeconds: 1 } },
);
process.stdout.write('at work\n');
setInterval(() => {}, 60_000);
