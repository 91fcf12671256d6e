import { env } from '@/lib/platform/core/env';
import { log, report } from '@/lib/platform/core/log';
import { closePools } from '@/lib/platform/core/transact';
import { closeMailServer } from '@/lib/platform/notifications/hand-over-mail';

import { serveHealth } from './health';
import { routes } from './routes';
import { startWorker } from './runtime/start-worker';
import { schedules } from './schedules';

// Below the 25 seconds after which whoever stops us loses patience.
const LAST_MOMENT = 24_000;

const worker = await startWorker({ routes, schedules: schedules() });
let stopping = false;
const { WORKER_PORT } = env();
const health = WORKER_PORT
  ? serveHealth(WORKER_PORT, async () => !stopping && (await worker.isReady()))
  : undefined;
log.info('The worker is ready.', { pid: process.pid, redis: Boolean(env().REDIS_URL) });

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
process.on('unhandledRejection', (error) => report(error, { part: 'unhandled rejection' }));

async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('The worker stops: it takes no more jobs and ends those it has.', { signal });
  setTimeout(() => process.exit(1), LAST_MOMENT).unref();

  const finished = await worker.stop();
  health?.close();
  closeMailServer();
  await closePools();
  log.info('The worker has stopped.', { finished });
  process.exit(finished ? 0 : 1);
}
