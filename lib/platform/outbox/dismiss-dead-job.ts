import { eq } from 'drizzle-orm';

import { deadJobs } from '@/db/schema/platform/outbox';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';

import { jobDismissed } from './events';
import { deadJobInput } from './inputs';
import { mayManageJobs } from './policy';
import { holdDeadJob } from './store';

export const dismissDeadJob = command({
  name: 'outbox.dismiss_dead_job',
  input: deadJobInput,
  run: async (tx, ctx, { deadJobId }) => {
    authorise(mayManageJobs(ctx.actor), 'settings.manage');
    const job = await holdDeadJob(tx, deadJobId);

    await tx.update(deadJobs).set({ dismissedAt: ctx.now }).where(eq(deadJobs.id, job.id));
    record(tx, ctx, jobDismissed, { type: 'job', id: job.id }, { job: job.name, lastError: job.lastError });
  },
});
