import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { createTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';

import { defineJob } from './define-job';
import { keepSchedules, SWEEP } from './keep-schedules';
import type { Plan } from './plan';
import type { JobQueue, QueueKit } from './queue-kit';
import { startWorker } from './start-worker';

describe.each(backends())('schedules on $name', (backend) => {
  let kit: QueueKit;
  let queue: JobQueue;

  beforeAll(async () => {
    await backend.start();
    kit = backend.kit();
    queue = kit.queue();
  });
  afterEach(() => queue.obliterate({ force: true }));
  afterAll(async () => {
    await kit.close();
    await backend.stop();
  });

  it('keeps its schedules as the table says, also in a queue that was emptied', async () => {
    const sweep = (name: string) => defineJob({ name, payload: z.object({}), run: async () => {} });
    const plan = (minutes: number): Plan => ({
      routes: {},
      schedules: [
        { job: sweep('test.often'), everyMinutes: minutes },
        { job: sweep('test.nightly'), cron: '23 3 * * *' },
      ],
    });
    const standing = async () =>
      (await queue.getJobSchedulers())
        .map(({ key, name, every, pattern, tz }) => ({
          key,
          name,
          rhythm: every ? Number(every) : `${pattern} ${tz}`,
        }))
        .sort((a, b) => a.key.localeCompare(b.key));

    await queue.upsertJobScheduler('test.stale', { every: 60_000 }, { name: SWEEP, data: {} });
    await keepSchedules(queue, plan(5));
    const table = [
      { key: 'test.nightly', name: SWEEP, rhythm: '23 3 * * * Europe/Berlin' },
      { key: 'test.often', name: SWEEP, rhythm: 300_000 },
    ];
    expect(await standing()).toEqual(table);
    const next = (await queue.getJobSchedulers()).map((scheduler) => scheduler.next).sort();

    await keepSchedules(queue, plan(5));
    expect((await queue.getJobSchedulers()).map((scheduler) => scheduler.next).sort()).toEqual(next);
    await keepSchedules(queue, plan(7));
    expect((await standing())[1]?.rhythm).toBe(420_000);

    await queue.obliterate({ force: true });
    await keepSchedules(queue, plan(5));
    expect(await standing()).toEqual(table);
  });

  it('sweeps every tenant with a job of its own', async () => {
    const [one, two, three] = [await createTenant(), await createTenant(), await createTenant()];
    const swept: string[] = [];
    const sweep = defineJob({
      name: 'test.sweep',
      payload: z.object({}),
      run: async (ctx) => {
        swept.push(ctx.tenantId);
        if (ctx.tenantId === one.id && swept.length === 1) throw new Error('only this tenant');
      },
    });
    const plan = { routes: {}, schedules: [{ job: sweep, everyMinutes: 60 }] };
    const tuning = { concurrency: 4, lockSeconds: 2, stalledCheckSeconds: 1 };
    const worker = await startWorker(plan, { kit: backend.kit(), tuning });

    await vi.waitFor(() => expect(swept).toEqual(expect.arrayContaining([one.id, two.id, three.id])), {
      timeout: 20_000,
      interval: 40,
    });
    await worker.stop();
  });
});
