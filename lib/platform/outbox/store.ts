import { eq } from 'drizzle-orm';

import { deadJobs } from '@/db/schema/platform/outbox';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

/** A dead job nobody has decided about yet, held until the end of the transaction. */
export async function holdDeadJob(tx: Tx, id: string) {
  const [job] = await tx.select().from(deadJobs).where(eq(deadJobs.id, id)).for('update');
  if (!job) throw new DomainError('not_found', 'There is no such job.');
  if (job.retriedAt) throw new DomainError('already_decided', 'This job has been retried already.');
  if (job.dismissedAt) throw new DomainError('already_decided', 'This job has been dismissed already.');
  return job;
}
