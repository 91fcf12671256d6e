import { eq } from 'drizzle-orm';

import { deadJobs } from '@/db/schema/platform/outbox';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { jobRetried } from './events';
import { deadJobInput } from './inputs';
import { mayManageJobs } from './policy';
import { holdDeadJob } from './store';

export const retryDeadJob = command({
  name: 'outbox.retry_dead_job',
  input: deadJobInput,
  run: async (tx, ctx, { deadJobId }) => {
    authorise(mayManageJobs(ctx.actor), 'settings.manage');
    const job = await holdDeadJob(tx, deadJobId);
    const { eventId, payload } = job.payload as {
      eventId: string | null;
      payload: Record<string, unknown>;
    };

    await tx.update(deadJobs).set({ retriedAt: ctx.now }).where(eq(deadJobs.id, job.id));
    record(
      tx,
      ctx,
      jobRetried,
      { type: 'job', id: job.id },
      {
        job: job.name,
        eventType: job.eventType,
        eventId,
        payload,
      },
    );
  },
});
