import type { Job as QueuedJob } from 'bullmq';

import { log } from '@/lib/platform/core/log';

import type { Job } from './define-job';

/** Finds the job for a name. A name this code does not know is put aside: schedules outlive the code that named them. */
export function runJob(jobs: ReadonlyMap<string, Job>): (queued: QueuedJob) => Promise<void> {
  return async (queued) => {
    const job = jobs.get(queued.name);
    if (!job) {
      log.warn('An unknown job was put aside.', { job: queued.name, jobId: queued.id });
      return;
    }
    await job.handle(queued);
  };
}
