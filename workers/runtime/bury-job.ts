import type { Job as QueuedJob } from 'bullmq';

import type { TenantId } from '@/lib/platform/core/ctx';
import { log, report } from '@/lib/platform/core/log';
import { recordDeadJob } from '@/lib/platform/outbox/record-dead-job';

import { envelope } from './define-job';
import type { JobQueue } from './queue-kit';

/** Writes down a job that gave up, where an admin of its tenant sees it, and only then lets the queue forget it. */
export async function buryJob(job: QueuedJob): Promise<void> {
  const carried = envelope.safeParse(job.data);
  if (carried.success) {
    const { tenantId, requestId, eventId, eventType, payload } = carried.data;
    await recordDeadJob(
      {
        tenantId: tenantId as TenantId,
        actor: { kind: 'job', id: 'platform.bury-job' },
        requestId,
        now: new Date(job.finishedOn ?? job.timestamp),
      },
      {
        jobId: job.id ?? job.name,
        name: job.name,
        eventId,
        eventType,
        payload,
        attempts: job.attemptsMade,
        lastError: job.failedReason ?? '',
      },
    );
  } else {
    log.error('A job without a tenant gave up.', { job: job.name, jobId: job.id, reason: job.failedReason });
  }
  await job.remove();
}

/** Jobs whose worker died between giving up and writing it down. */
export async function buryLeftovers(queue: JobQueue): Promise<void> {
  for (const job of await queue.getFailed(0, 200)) {
    await buryJob(job).catch((error: unknown) => report(error, { job: job.name, jobId: job.id }));
  }
}
