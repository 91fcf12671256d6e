import { sql } from 'drizzle-orm';

import { deadJobs } from '@/db/schema/platform/outbox';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';

import { recordDeadJobInput } from './inputs';

/** Said twice, it is one entry; a job that gave up again after a retry stands open again. */
export const recordDeadJob = command({
  name: 'outbox.record_dead_job',
  input: recordDeadJobInput,
  run: async (tx, ctx, { eventId, payload, ...job }) => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    await tx
      .insert(deadJobs)
      .values({ ...job, payload: { eventId, payload }, failedAt: ctx.now })
      .onConflictDoUpdate({
        target: [deadJobs.tenantId, deadJobs.jobId],
        set: {
          attempts: job.attempts,
          lastError: job.lastError,
          failedAt: ctx.now,
          retriedAt: null,
          dismissedAt: null,
        },
        setWhere: sql`${deadJobs.failedAt} < excluded.failed_at`,
      });
  },
});
