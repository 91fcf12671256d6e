import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { fallen } from '@/tests/queue/dead-job';
import { ring } from '@/tests/queue/ring';

import { drainOutbox, type OutboxEvent } from './drain-outbox';
import { recordDeadJob } from './record-dead-job';
import { resendEvents } from './resend-events';
import { runOnce } from './run-once';

const MINUTE = 60_000;
const expected = { 'test.rang': ['test.first', 'test.second'] };
const sentAt = new Date();
const at = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(sentAt.getTime() + minutes * MINUTE),
});

let acme: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
});

async function sentEvent(tenant: TestTenant): Promise<string> {
  const bell = await ring(tenant.job);
  const events: OutboxEvent[] = [];
  await drainOutbox(sentAt, 100, async (batch) => void events.push(...batch));
  return events.find((event) => event.subjectId === bell)!.id;
}

describe('resendEvents', () => {
  it('waits first, then hands over again what no job has answered for', async () => {
    await sentEvent(acme);
    expect(await resendEvents(at(acme.job, 9), { expected })).toEqual({ resent: 0 });
    expect(await resendEvents(at(acme.job, 11), { expected })).toEqual({ resent: 1 });
    expect(await drainOutbox(at(acme.job, 11).now, 100, async () => {})).toBe(1);
    expect(await resendEvents(at(acme.job, 12), { expected })).toEqual({ resent: 0 });
  });

  it('is content once every job has left its effect or given up', async () => {
    const tenant = await createTenant();
    const id = await sentEvent(tenant);
    await runOnce(tenant.job, `test.first.${id}`, async () => {});
    expect(await resendEvents(at(tenant.job, 11), { expected })).toEqual({ resent: 1 });
    await drainOutbox(sentAt, 100, async () => {});

    await recordDeadJob(tenant.job, { ...fallen(`test.second.${id}`), eventId: id });
    expect(await resendEvents(at(tenant.job, 11), { expected })).toEqual({ resent: 0 });
  });

  it('forgets after a day, and knows only the types it is told of', async () => {
    const tenant = await createTenant();
    await ring(tenant.job);
    await drainOutbox(sentAt, 100, async () => {});
    expect(await resendEvents(at(tenant.job, 25 * 60), { expected })).toEqual({ resent: 0 });
    expect(await resendEvents(at(tenant.job, 30), { expected: { 'test.other': ['x'] } })).toEqual({
      resent: 0,
    });
    expect(await resendEvents(at(tenant.job, 30), { expected: {} })).toEqual({ resent: 0 });
  });

  it('is for jobs only and leaves other tenants alone', async () => {
    const other = await createTenant();
    await expect(resendEvents(await acme.person('admin'), { expected })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await resendEvents(at(other.job, 11), { expected })).toEqual({ resent: 0 });
  });
});
