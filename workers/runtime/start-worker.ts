import type { Job as QueuedJob } from 'bullmq';
import { isMigrated } from '@/lib/platform/core/is-migrated';
import { report } from '@/lib/platform/core/log';
import { type Relay, startRelay } from '@/workers/relay';

import { buryJob, buryLeftovers } from './bury-job';
import { keepSchedules, SWEEP, sweepTenants } from './keep-schedules';
import { nap } from './nap';
import { jobsOf, type Plan } from './plan';
import { type JobQueue, type QueueKit, queueKit, type WorkerTuning } from './queue-kit';
import { runJob } from './run-job';
import { withDeadline } from './with-deadline';

export type RunningWorker = {
  queue: JobQueue;
  isReady: () => Promise<boolean>;
  /** Takes no more jobs, waits for those at work, lets go of everything. False if some had to be left behind. */
  stop: () => Promise<boolean>;
};

const TUNING: WorkerTuning = { concurrency: 8, lockSeconds: 30, stalledCheckSeconds: 10 };
const HOUSEKEEPING = 60_000;
const GRACE = 20_000;

/** Relay, jobs and schedules in one process. Any number of such processes may run side by side. */
export async function startWorker(
  plan: Plan,
  { kit = queueKit(), tuning = TUNING }: { kit?: QueueKit; tuning?: WorkerTuning } = {},
): Promise<RunningWorker> {
  const queue = kit.queue();
  await queue.waitUntilReady();
  const relay = startRelay(queue, plan);
  const jobs = runJob(jobsOf(plan));

  const worker = kit.worker(
    (job) => (job.name === SWEEP ? sweepTenants(queue, plan, job.data) : jobs(job)),
    tuning,
  );
  // What a job did may have written events of its own.
  worker.on('completed', () => relay.nudge());
  const burials = new Set<Promise<void>>();
  worker.on('failed', (job) => {
    if (!job?.finishedOn) return;
    const burial = bury(job).finally(() => burials.delete(burial));
    burials.add(burial);
  });
  const housekeeping = startHousekeeping(queue, plan);

  return {
    queue,
    isReady: () => answers(queue, relay),
    async stop() {
      await Promise.all([relay.stop(), housekeeping.stop()]);
      const finished = await withDeadline(worker.close(), GRACE, 'Some jobs did not end in time.').then(
        () => true,
        (error: unknown) => {
          report(error, { part: 'worker' });
          return false;
        },
      );
      await Promise.all(burials);
      await kit.close();
      return finished;
    },
  };
}

/** Every minute: schedules as they should be, and nothing that gave up left in the queue alone. */
function startHousekeeping(queue: JobQueue, plan: Plan) {
  const stopped = new AbortController();

  async function turn(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        await keepSchedules(queue, plan);
        await buryLeftovers(queue);
      } catch (error) {
        report(error, { part: 'housekeeping' });
      }
      await nap(HOUSEKEEPING, stopped.signal);
    }
  }

  const ended = turn();
  return {
    stop: async () => {
      stopped.abort();
      await ended;
    },
  };
}

async function bury(job: QueuedJob): Promise<void> {
  try {
    await buryJob(job);
  } catch (error) {
    report(error, { job: job.name, jobId: job.id });
  }
}

async function answers(queue: JobQueue, relay: Relay): Promise<boolean> {
  const parts = [isMigrated(), queue.getWaitingCount().then(() => relay.isWell())];
  const outcomes = await withDeadline(Promise.all(parts), 5000, 'Not ready.').catch(() => [false]);
  return outcomes.every(Boolean);
}
