import {
  createPostgresBackend,
  type Job,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';

import { databaseUrl, env } from '@/lib/platform/core/env';
import { report } from '@/lib/platform/core/log';

export type JobQueue = Pick<
  Queue,
  | 'addBulk'
  | 'getWaitingCount'
  | 'getFailed'
  | 'getJobSchedulers'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'waitUntilReady'
  | 'obliterate'
  | 'getJobCounts'
>;

export type JobWorker = Pick<Worker, 'close' | 'waitUntilReady' | 'isRunning'> & {
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'completed', listener: (job: Job) => void): unknown;
};

export type QueueKit = {
  kind: 'redis' | 'postgres';
  queue: () => JobQueue;
  worker: (handle: (job: Job) => Promise<unknown>, options: WorkerTuning) => JobWorker;
  close: () => Promise<void>;
};

export type WorkerTuning = { concurrency: number; lockSeconds: number; stalledCheckSeconds: number };

const NAME = 'laufkarte';

// No count-based retention: on PostgreSQL it makes completions deadlock. What has been done stands in the effect
// ledger, and what has failed stays until it has been written to the dead jobs.
const defaultJobOptions: QueueOptions['defaultJobOptions'] = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: false,
};

/** The one factory: BullMQ on Redis where there is one, else on PostgreSQL. Everything above it is the same code. */
export function queueKit(redisUrl = env().REDIS_URL): QueueKit {
  return redisUrl ? onRedis(redisUrl) : onPostgres();
}

function onRedis(url: string): QueueKit {
  const connections: Redis[] = [];
  const opened: { close: () => Promise<void> }[] = [];

  function connect(maxRetriesPerRequest: number | null): Redis {
    const connection = new Redis(url, { maxRetriesPerRequest });
    connection.on('error', (error) => report(error, { queue: 'redis' }));
    connections.push(connection);
    return connection;
  }

  return {
    kind: 'redis',
    queue: () => {
      // The relay rather fails at once and tries again than waits for a Redis that is gone.
      const queue = new Queue(NAME, { connection: connect(1), defaultJobOptions });
      queue.on('error', (error) => report(error, { queue: 'redis' }));
      opened.push(queue);
      return queue;
    },
    worker: (handle, tuning) => {
      const worker = new Worker(NAME, handle, { connection: connect(null), ...workerOptions(tuning) });
      worker.on('error', (error) => report(error, { worker: 'redis' }));
      return worker;
    },
    close: async () => {
      await Promise.all(opened.map((queue) => queue.close()));
      await Promise.all(
        connections.map((connection) => connection.quit().catch(() => connection.disconnect())),
      );
    },
  };
}

function onPostgres(): QueueKit {
  const backend = withBackend(createPostgresBackend);
  const connection = { connectionString: databaseUrl('queue'), max: 4, application_name: 'laufkarte queue' };
  const opened: { close: () => Promise<void> }[] = [];

  return {
    kind: 'postgres',
    queue: () => {
      const queue = new backend.Queue(NAME, { connection: { ...connection, max: 2 }, defaultJobOptions });
      queue.on('error', (error) => report(error, { queue: 'postgres' }));
      opened.push(queue);
      return queue;
    },
    worker: (handle, tuning) => {
      const worker = new backend.Worker(NAME, handle, { connection, ...workerOptions(tuning) });
      worker.on('error', (error) => report(error, { worker: 'postgres' }));
      return worker;
    },
    close: async () => {
      await Promise.all(opened.map((queue) => queue.close()));
    },
  };
}

// A worker that dies is no fault of its job, so a job may lose its worker many times before it is given up.
function workerOptions(tuning: WorkerTuning): Omit<WorkerOptions, 'connection'> {
  return {
    concurrency: tuning.concurrency,
    lockDuration: tuning.lockSeconds * 1000,
    stalledInterval: tuning.stalledCheckSeconds * 1000,
    maxStalledCount: 25,
  };
}
