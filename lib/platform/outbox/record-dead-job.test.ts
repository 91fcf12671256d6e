import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { fallen } from '@/tests/queue/dead-job';

import { listDeadJobs } from './list-dead-jobs';
import { recordDeadJob } from './record-dead-job';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('recordDeadJob', () => {
  it('keeps one entry, however often it is told', async () => {
    const admin = await acme.person('admin');
    const job = fallen();
    await recordDeadJob(acme.job, job);
    await recordDeadJob(acme.job, { ...job, lastError: 'told again' });

    expect((await listDeadJobs(admin, {})).items).toMatchObject([
      { name: 'test.fail', lastError: 'no paper' },
    ]);
    const later = { ...acme.job, now: new Date(acme.job.now.getTime() + 1000) };
    await recordDeadJob(later, { ...job, lastError: 'once more' });
    expect((await listDeadJobs(admin, {})).items).toMatchObject([{ lastError: 'once more' }]);
  });

  it('is for the worker only', async () => {
    await expect(recordDeadJob(await acme.person('admin'), fallen())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('cuts a message without end', async () => {
    const tenant = await createTenant();
    await recordDeadJob(tenant.job, { ...fallen(), lastError: 'x'.repeat(100_000) });
    const { items } = await listDeadJobs(await tenant.person('admin'), {});
    expect(items[0]?.lastError).toHaveLength(2000);
  });
});
