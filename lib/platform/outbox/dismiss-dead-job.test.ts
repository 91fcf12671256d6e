import { beforeAll, describe, expect, it } from 'vitest';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { createDeadJob } from '@/tests/queue/dead-job';
import { trailOf } from '@/tests/setup/trail';

import { dismissDeadJob } from './dismiss-dead-job';
import { listDeadJobs } from './list-dead-jobs';
import { retryDeadJob } from './retry-dead-job';

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('dismissDeadJob', () => {
  it('takes it off the list for good, and says who did', async () => {
    const admin = await acme.person('admin');
    const deadJobId = await createDeadJob(acme);
    await dismissDeadJob(admin, { deadJobId });

    expect((await listDeadJobs(admin, {})).items).toEqual([]);
    expect(await trailOf(admin, deadJobId)).toEqual({ audit: ['job.dismissed'], posted: [] });
    await expect(retryDeadJob(admin, { deadJobId })).rejects.toMatchObject({ code: 'already_decided' });
    await expect(dismissDeadJob(admin, { deadJobId })).rejects.toMatchObject({ code: 'already_decided' });
  });

  it('is refused without settings.manage, and unknown in another tenant', async () => {
    const deadJobId = await createDeadJob(acme);
    const other = await createTenant();
    await expect(dismissDeadJob(await acme.person('lead'), { deadJobId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(dismissDeadJob(await other.person('admin'), { deadJobId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('listDeadJobs', () => {
  it('goes from page to page without losing or repeating anything', async () => {
    const tenant = await createTenant();
    const admin = await tenant.person('admin');
    for (let index = 0; index < 5; index += 1) await createDeadJob(tenant);

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDeadJobs>> = await listDeadJobs(admin, { limit: 2, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    await expect(listDeadJobs(await tenant.person('lead'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
