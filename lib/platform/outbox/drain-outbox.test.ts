import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';

import { asRelay, read } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { ring } from '@/tests/queue/ring';

import { drainOutbox, type OutboxEvent } from './drain-outbox';

let big: TestTenant;
let small: TestTenant;
const now = new Date();

beforeEach(async () => {
  await asRelay((tx) => tx.execute(sql`update outbox set sent_at = now() where sent_at is null`));
  [big, small] = [await createTenant(), await createTenant()];
});

describe('drainOutbox', () => {
  it('hands over what waits, with all a job needs, and marks it', async () => {
    const bell = await ring(big.job);
    const posted: OutboxEvent[] = [];
    expect(await drainOutbox(now, 10, async (events) => void posted.push(...events))).toBe(1);

    expect(posted).toEqual([
      {
        id: expect.any(String),
        tenantId: big.id,
        type: 'test.rang',
        subjectId: bell,
        data: { bell },
        requestId: 'test',
      },
    ]);
    expect(await drainOutbox(now, 10, async () => expect.unreachable())).toBe(0);
  });

  it('lets nobody wait behind a tenant that has much to say', async () => {
    for (let index = 0; index < 12; index += 1) await ring(big.job);
    const last = await ring(small.job);

    const first: OutboxEvent[] = [];
    await drainOutbox(now, 8, async (events) => void first.push(...events));
    expect(first).toHaveLength(5);
    expect(first.map((event) => event.subjectId)).toContain(last);

    const second: OutboxEvent[] = [];
    await drainOutbox(now, 8, async (events) => void second.push(...events));
    expect(second).toHaveLength(8);
  });

  it('keeps everything waiting when the queue does not take it', async () => {
    await ring(big.job);
    const down = drainOutbox(now, 10, () => Promise.reject(new Error('the queue is down')));
    await expect(down).rejects.toThrow('the queue is down');
    expect(await drainOutbox(now, 10, async () => {})).toBe(1);
  });

  it('gives two relays different events', async () => {
    for (let index = 0; index < 20; index += 1) await ring(big.job);
    const seen: string[] = [];
    const post = async (events: OutboxEvent[]) => void seen.push(...events.map((event) => event.id));

    let found = 0;
    do {
      const counts = await Promise.all([drainOutbox(now, 3, post), drainOutbox(now, 3, post)]);
      found = counts.reduce((sum, count) => sum + count, 0);
    } while (found > 0);
    expect(new Set(seen).size).toBe(20);
    expect(seen).toHaveLength(20);
  });

  it('walks along its index, however much has been sent before', async () => {
    await ring(big.job);
    const plan = await read(big.job, (tx) =>
      tx.execute<{ 'QUERY PLAN': string }>(sql`explain select id from outbox
        where tenant_id = ${big.id} and sent_at is null order by created_at, id limit 10`),
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('outbox_waiting');
  });
});
