import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { ring } from '@/tests/queue/ring';

import { drainOutbox } from './drain-outbox';
import { purgeOutbox } from './purge-outbox';

const DAY = 86_400_000;
const inDays = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

const count = async (ctx: Ctx) => {
  const { rows } = await read(ctx, (tx) => tx.execute<{ n: number }>(sql`select count(*) as n from outbox`));
  return rows[0]!.n;
};

describe('purgeOutbox', () => {
  it('removes what was sent long ago, in bites, and never what waits', async () => {
    for (const tenant of [acme, other]) {
      for (let index = 0; index < 3; index += 1) await ring(tenant.job);
    }
    await drainOutbox(acme.job.now, 100, async () => {});
    await ring(acme.job);

    expect(await purgeOutbox(inDays(acme.job, 6.9), { days: 7 })).toEqual({ removed: 0, more: false });
    expect(await purgeOutbox(inDays(acme.job, 8), { days: 7, limit: 2 })).toEqual({ removed: 2, more: true });
    expect(await purgeOutbox(inDays(acme.job, 8), { days: 7, limit: 2 })).toEqual({
      removed: 1,
      more: false,
    });
    expect(await count(acme.job)).toBe(1);
    expect(await count(other.job)).toBe(3);
  });

  it('is for jobs only', async () => {
    const admin = await acme.person('admin');
    await expect(purgeOutbox(admin, { days: 0 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
