import { spawn } from 'node:child_process';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { asRelay, transact } from '@/lib/platform/core/transact';
import { listDeadJobs } from '@/lib/platform/outbox/list-dead-jobs';
import { resendEvents } from '@/lib/platform/outbox/resend-events';
import { retryDeadJob } from '@/lib/platform/outbox/retry-dead-job';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';
import { answer, answersTo, ring } from '@/tests/queue/ring';
import { relayOnce } from '@/workers/relay';

import { type Delivery, defineJob } from './define-job';
import type { Plan } from './plan';
import type { QueueKit } from './queue-kit';
import { type RunningWorker, startWorker } from './start-worker';

const payload = z.object({ bell: z.uuid() });
const tuning = { concurrency: 4, lockSeconds: 2, stalledCheckSeconds: 1 };
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 40 });

function answering(
  run: (delivery: Delivery, bell: string) => Promise<void> | void = () => {},
  attempts?: number,
) {
  const job = defineJob({
    name: 'test.answer',
    payload,
    attempts,
    run: async (ctx, { bell }, delivery) => {
      await answer(ctx, bell);
      await run(delivery, bell);
    },
  });
  return { routes: { 'test.rang': [job] }, schedules: [] } satisfies Plan;
}

describe.each(backends())('the worker on $name', (backend) => {
  let acme: TestTenant;
  const running: RunningWorker[] = [];
  const kits: QueueKit[] = [];

  beforeAll(async () => {
    await backend.start();
    acme = await createTenant();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((worker) => worker.stop()));
    const kit = backend.kit();
    await kit.queue().obliterate({ force: true });
    await kit.close();
    await Promise.all(kits.splice(0).map((open) => open.close()));
    await asRelay((tx) => tx.execute(sql`update outbox set sent_at = now() where sent_at is null`));
  });
  afterAll(() => backend.stop());

  async function work(plan: Plan): Promise<RunningWorker> {
    const worker = await startWorker(plan, { kit: backend.kit(), tuning });
    running.push(worker);
    return worker;
  }

  function openQueue() {
    const kit = backend.kit();
    kits.push(kit);
    return kit.queue();
  }

  it('carries what has happened to the job that follows from it, once', async () => {
    await work(answering());
    const bells = await Promise.all(Array.from({ length: 30 }, () => ring(acme.job)));

    await eventually(async () => {
      for (const bell of bells) expect(await answersTo(acme.job, bell)).toBe(1);
    });
  });

  it('acts once on what is posted twice', async () => {
    const queue = openQueue();
    const plan = answering();
    const bell = await ring(acme.job);
    await relayOnce(queue, plan);
    const worker = await work(plan);
    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    await eventually(async () => expect((await worker.queue.getJobCounts()).active).toBe(0));

    // As after a relay that died between posting and marking; the queue has forgotten the first one by now.
    await transact(acme.job, (tx) =>
      tx.execute(sql`update outbox set sent_at = null where type = 'test.rang' and subject_id = ${bell}`),
    );
    const next = await ring(acme.job);
    await eventually(async () => expect(await answersTo(acme.job, next)).toBe(1));
    await eventually(async () => {
      const { waiting, active } = await worker.queue.getJobCounts();
      expect([waiting, active]).toEqual([0, 0]);
    });
    expect(await answersTo(acme.job, bell)).toBe(1);
  });

  it('tries again after a failure, and leaves nothing of the failed try', async () => {
    const tries: Delivery[] = [];
    await work(
      answering((delivery) => {
        tries.push(delivery);
        if (tries.length < 2) throw new Error('not yet');
      }, 3),
    );
    const bell = await ring(acme.job);

    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    expect(tries.map((delivery) => delivery.isLastAttempt)).toEqual([false, false]);
  });

  it('puts a job nobody knows aside', async () => {
    const worker = await work(answering());
    await worker.queue.addBulk([{ name: 'test.forgotten', data: {} }]);
    const bell = await ring(acme.job);

    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    await eventually(async () => {
      const { failed, waiting, active } = await worker.queue.getJobCounts();
      expect([failed, waiting, active]).toEqual([0, 0, 0]);
    });
  });

  it('writes down a job that gave up, and runs it again when an admin says so', async () => {
    let broken = true;
    await work(
      answering(() => {
        if (broken) throw new Error('the printer is on fire');
      }, 1),
    );
    const admin = await acme.person('admin');
    const bell = await ring(acme.job);

    const dead = await eventually(async () => {
      const { items } = await listDeadJobs(admin, {});
      expect(items).toHaveLength(1);
      return items[0]!;
    });
    expect(dead).toMatchObject({
      name: 'test.answer',
      eventType: 'test.rang',
      attempts: 1,
      lastError: 'the printer is on fire',
    });
    expect(await answersTo(acme.job, bell)).toBe(0);

    broken = false;
    await retryDeadJob(admin, { deadJobId: dead.id });
    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    expect((await listDeadJobs(admin, {})).items).toEqual([]);
  });

  it('does not try again what can never work', async () => {
    let tries = 0;
    const hopeless = defineJob({
      name: 'test.answer',
      payload: z.object({ bell: z.uuid(), missing: z.string() }),
      run: async () => {
        tries += 1;
      },
    });
    await work({ routes: { 'test.rang': [hopeless] }, schedules: [] });
    const tenant = await createTenant();
    const admin = await tenant.person('admin');
    await ring(tenant.job);

    await eventually(async () => expect((await listDeadJobs(admin, {})).items).toHaveLength(1));
    expect(tries).toBe(0);
    expect((await listDeadJobs(admin, {})).items[0]?.attempts).toBe(1);
  });

  it('finishes exactly once what a killed worker left in the middle', async () => {
    const bell = await ring(acme.job);
    await killInTheMiddle(backend.env());
    expect(await answersTo(acme.job, bell)).toBe(0);

    await work(answering());
    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    const next = await ring(acme.job);
    await eventually(async () => expect(await answersTo(acme.job, next)).toBe(1));
    expect(await answersTo(acme.job, bell)).toBe(1);
  });

  it('finds again what a queue has lost', async () => {
    const queue = openQueue();
    const plan = answering();
    const bell = await ring(acme.job);
    await relayOnce(queue, plan);
    await queue.obliterate({ force: true });

    const expected = { 'test.rang': ['test.answer'] };
    expect(await resendEvents(acme.job, { expected })).toEqual({ resent: 0 });
    const later = { ...acme.job, now: new Date(Date.now() + 11 * 60_000) };
    expect((await resendEvents(later, { expected })).resent).toBeGreaterThan(0);
    await work(plan);
    await eventually(async () => expect(await answersTo(acme.job, bell)).toBe(1));
    expect(await resendEvents(later, { expected })).toEqual({ resent: 0 });
  });

  it('ends what it has begun before it stops, and begins nothing more', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = 0;
    const worker = await startWorker(
      answering(async () => {
        begun += 1;
        await held;
      }),
      { kit: backend.kit(), tuning: { ...tuning, concurrency: 1 } },
    );
    const [first, second] = [await ring(acme.job), await ring(acme.job)];
    await eventually(() => expect(begun).toBe(1));

    const stopping = worker.stop();
    release();
    expect(await stopping).toBe(true);
    expect(begun).toBe(1);
    expect((await answersTo(acme.job, first)) + (await answersTo(acme.job, second))).toBe(1);

    await work(answering());
    await eventually(async () => {
      expect(await answersTo(acme.job, first)).toBe(1);
      expect(await answersTo(acme.job, second)).toBe(1);
    });
  });
});

/** Starts a worker of its own, waits until it is in the middle of a job, and kills it there. */
async function killInTheMiddle(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/queue/child-worker.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('in the middle') && resolve());
      child.once('exit', () => reject(new Error('The worker ended before it was killed.')));
    });
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}
