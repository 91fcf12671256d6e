import { newId } from '@/lib/platform/core/ids';
import { listDeadJobs } from '@/lib/platform/outbox/list-dead-jobs';
import { recordDeadJob } from '@/lib/platform/outbox/record-dead-job';
import type { TestTenant } from '@/tests/factories/tenant';

export function fallen(jobId = `test.fail.${newId()}`) {
  return {
    jobId,
    name: 'test.fail',
    eventType: 'test.rang',
    eventId: newId(),
    payload: { bell: newId() },
    attempts: 5,
    lastError: 'no paper',
  };
}

/** A job of this tenant that gave up, by the id its admins see. */
export async function createDeadJob(tenant: TestTenant): Promise<string> {
  await recordDeadJob(tenant.job, fallen());
  const { items } = await listDeadJobs(await tenant.person('admin'), { limit: 200 });
  return items[0]!.id;
}
