import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createDeadJob } from '@/tests/queue/dead-job';
import { trailOf } from '@/tests/setup/trail';

import { getQueueState } from './get-queue-state';
import { retryDeadJob } from './retry-dead-job';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('retryDeadJob', () => {
  it('asks for the job again, and says who did', async () => {
    const admin = await acme.person('admin');
    const deadJobId = await createDeadJob(acme);
    const before = await getQueueState(admin);
    expect(before.dead).toBe(1);

    await retryDeadJob(admin, { deadJobId });
    expect(await trailOf(admin, deadJobId)).toEqual({ audit: ['job.retried'], posted: ['job.retried'] });
    const after = await getQueueState(admin);
    expect(after).toMatchObject({ dead: 0, waiting: before.waiting + 1 });
    expect(after.oldestWaitingAt).toBeInstanceOf(Date);
  });

  it('asks once, whoever presses the button', async () => {
    const admin = await acme.person('admin');
    const deadJobId = await createDeadJob(acme);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => retryDeadJob(admin, { deadJobId })));

    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await expect(retryDeadJob(admin, { deadJobId })).rejects.toMatchObject({ code: 'already_decided' });
    expect((await trailOf(admin, deadJobId)).posted).toHaveLength(1);
  });

  it('is refused without settings.manage, and unknown in another tenant', async () => {
    const deadJobId = await createDeadJob(acme);
    const other = await createTenant();
    for (const person of [await acme.person('employee'), await acme.person('lead'), acme.job]) {
      await expect(retryDeadJob(person, { deadJobId })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(getQueueState(person)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(retryDeadJob(await other.person('admin'), { deadJobId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
