import { currentTime } from '@/lib/platform/core/clock';
import { report } from '@/lib/platform/core/log';
import { drainOutbox, type OutboxEvent } from '@/lib/platform/outbox/drain-outbox';
import { jobRetried } from '@/lib/platform/outbox/events';

import type { Envelope, Job } from './runtime/define-job';
import { nap } from './runtime/nap';
import { jobsOf, type Plan } from './runtime/plan';
import type { JobQueue } from './runtime/queue-kit';
import { withDeadline } from './runtime/with-deadline';

const BATCH = 500;
// More is not handed over at once: what waits in the outbox is still picked fairly, what waits in the queue is not.
const QUEUE_FULL = 1000;
const IDLE = 250;
const LONGEST_PAUSE = 15_000;
const PATIENCE_WITH_QUEUE = 10_000;
// A timer rings a little after its moment: by the clock of another machine it must not be before it.
const CLOCKS_APART = 500;

export type Relay = { nudge: () => void; stop: () => Promise<void>; isWell: () => boolean };

/** Outbox → queue until it is stopped. While the queue is down, events wait and people go on working. */
export function startRelay(queue: JobQueue, plan: Plan): Relay {
  const stopped = new AbortController();
  let wake = new AbortController();
  let failures = 0;

  async function turn(): Promise<void> {
    while (!stopped.signal.aborted) {
      wake = new AbortController();
      const found = await relayOnce(queue, plan).then(
        (count) => {
          failures = 0;
          return count;
        },
        (error: unknown) => {
          failures += 1;
          report(error, { part: 'relay', failures });
          return 0;
        },
      );
      if (found === 0) await nap(pause(failures), AbortSignal.any([stopped.signal, wake.signal]));
    }
  }

  const ended = turn();
  return {
    nudge: () => failures === 0 && wake.abort(),
    stop: async () => {
      stopped.abort();
      await ended;
    },
    isWell: () => failures < 3,
  };
}

export async function relayOnce(queue: JobQueue, plan: Plan): Promise<number> {
  const waiting = await withDeadline(
    queue.getWaitingCount(),
    PATIENCE_WITH_QUEUE,
    'The queue does not answer.',
  );
  if (waiting >= QUEUE_FULL) return 0;

  return drainOutbox(currentTime(), BATCH, async (events) => {
    const jobs = events.flatMap((event) => toJobs(event, plan));
    if (jobs.length === 0) return;
    await withDeadline(queue.addBulk(jobs), PATIENCE_WITH_QUEUE, 'The queue does not take jobs.');
  });
}

function toJobs(event: OutboxEvent, plan: Plan) {
  if (event.type === jobRetried.name) return [retried(event, plan)];

  return (plan.routes[event.type] ?? []).flatMap((job) =>
    job.rings ? (toTimer(event, job, job.rings) ?? []) : [toJob(event, job)],
  );
}

function toJob(event: OutboxEvent, job: Job) {
  const data: Envelope = {
    tenantId: event.tenantId,
    requestId: event.requestId,
    eventId: event.id,
    eventType: event.type,
    payload: job.pick(event.data),
  };
  // The same event posted twice is the same job for as long as the queue knows it.
  const jobId = `${job.name}.${event.id}`;
  return { name: job.name, data, opts: { jobId, ...(job.attempts && { attempts: job.attempts }) } };
}

function toTimer(event: OutboxEvent, job: Job, rings: NonNullable<Job['rings']>) {
  const { name, data, opts } = toJob(event, job);
  const timer = rings(data.payload);
  if (!timer) return null;
  const delay = Math.max(0, timer.at.getTime() - currentTime().getTime()) + CLOCKS_APART;
  // Whatever set it, it acts for what it finds when it rings: not for the event.
  return { name, data: { ...data, eventId: null }, opts: { ...opts, jobId: `${name}.${timer.key}`, delay } };
}

/** Under an id of its own, but with the event of the first time, so that what has taken place stays known. */
function retried(event: OutboxEvent, plan: Plan) {
  const { job, eventId, eventType, payload } = jobRetried.shape.parse(event.data);
  const attempts = jobsOf(plan).get(job)?.attempts;
  return {
    name: job,
    data: {
      tenantId: event.tenantId,
      requestId: event.requestId,
      eventId,
      eventType,
      payload,
    } satisfies Envelope,
    opts: { jobId: `${job}.${event.id}`, ...(attempts && { attempts }) },
  };
}

function pause(failures: number): number {
  return Math.min(IDLE * 2 ** failures, LONGEST_PAUSE);
}
