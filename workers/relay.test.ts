import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';
import { hasRedis, startRedis } from '@/tests/queue/redis-server';
import { answer, answersTo, ring } from '@/tests/queue/ring';

import { relayOnce, startRelay } from './relay';
import { defineJob } from './runtime/define-job';
import type { Plan } from './runtime/plan';
import { type JobQueue, queueKit } from './runtime/queue-kit';
import { startWorker } from './runtime/start-worker';

const tuning = { concurrency: 2, lockSeconds: 2, stalledCheckSeconds: 1 };
const patience = { timeout: 20_000, interval: 50 };

const job = defineJob({
  name: 'test.answer',
  payload: z.object({ bell: z.uuid() }),
  run: (ctx, { bell }) => answer(ctx, bell),
});
const plan: Plan = { routes: { 'test.rang': [job] }, schedules: [] };

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

describe('the relay', () => {
  /** Only what the relay asks of a queue, with a switch. */
  function switchable() {
    const taken: { name: string; data: { payload: object }; opts: { jobId: string } }[] = [];
    const state = { down: false, full: false };
    const queue = {
      getWaitingCount: async () => {
        if (state.down) throw new Error('the queue is down');
        return state.full ? 1000 : 0;
      },
      addBulk: async (jobs: typeof taken) => void taken.push(...jobs),
    };
    return { state, taken, queue: queue as unknown as JobQueue };
  }

  it('waits longer and longer for a queue that is down, says so, and goes on by itself', async () => {
    const { state, taken, queue } = switchable();
    state.down = true;
    const relay = startRelay(queue, plan);
    await vi.waitFor(() => expect(relay.isWell()).toBe(false), patience);

    const bell = await ring(acme.job);
    state.down = false;
    await vi.waitFor(
      () => expect(taken.some((each) => JSON.stringify(each).includes(bell))).toBe(true),
      patience,
    );
    // It says so itself only after the round that succeeded.
    await vi.waitFor(() => expect(relay.isWell()).toBe(true), patience);
    await relay.stop();
  });

  it('leaves in the outbox what a full queue has no room for', async () => {
    const { state, taken, queue } = switchable();
    state.full = true;
    const bell = await ring(acme.job);
    expect(await relayOnce(queue, plan)).toBe(0);
    expect(taken).toEqual([]);

    state.full = false;
    expect(await relayOnce(queue, plan)).toBe(1);
    expect(taken.map((each) => each.data.payload)).toEqual([{ bell }]);
    expect(taken[0]?.opts.jobId).toMatch(/^test\.answer\.[0-9a-f-]{36}$/);
  });
});

describe('a database that ends every connection', () => {
  it('costs nobody their answer', async () => {
    const backend = backends()[0]!;
    await backend.start();
    const worker = await startWorker(plan, { kit: backend.kit(), tuning });
    const before = await ring(acme.job);
    await vi.waitFor(async () => expect(await answersTo(acme.job, before)).toBe(1), patience);

    const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await admin.end();

    const after = await vi.waitFor(() => ring(acme.job), patience);
    await vi.waitFor(async () => expect(await answersTo(acme.job, after)).toBe(1), patience);
    await worker.stop();
  });
});

describe.runIf(hasRedis())('a Redis that goes and comes back empty', () => {
  let stopAll = async () => {};
  afterAll(() => stopAll());

  it('costs nobody their answer', async () => {
    const first = await startRedis();
    const worker = await startWorker(plan, {
      kit: queueKit(first.url),
      tuning,
    });
    const before = await ring(acme.job);
    await vi.waitFor(async () => expect(await answersTo(acme.job, before)).toBe(1), patience);
    expect(await worker.isReady()).toBe(true);

    await first.stop();
    const during = await ring(acme.job);
    await vi.waitFor(async () => expect(await worker.isReady()).toBe(false), patience);
    const second = await startRedis(first.port);
    stopAll = async () => {
      await worker.stop();
      await second.stop();
    };
    await vi.waitFor(async () => expect(await answersTo(acme.job, during)).toBe(1), patience);
    await vi.waitFor(async () => expect(await worker.isReady()).toBe(true), patience);
  });
});
