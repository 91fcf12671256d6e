import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { claimEffect } from './claim-effect';
import { purgeEffects } from './purge-effects';

const DAY = 86_400_000;
const inDays = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

const count = async (ctx: Ctx) => {
  const { rows } = await read(ctx, (tx) => tx.execute<{ n: number }>(sql`select count(*) as n from effects`));
  return rows[0]!.n;
};

describe('purgeEffects', () => {
  const keep = (ctx: Ctx, key: string) => transact(ctx, (tx) => claimEffect(tx, ctx, key));

  it('removes old keys only', async () => {
    await keep(acme.job, 'old');
    await keep(inDays(acme.job, 20), 'young');

    expect(await purgeEffects(inDays(acme.job, 31), { days: 30 })).toEqual({ removed: 1, more: false });
    expect(await count(acme.job)).toBe(1);
  });

  it('is for jobs only and leaves other tenants alone', async () => {
    await expect(purgeEffects(await acme.person('admin'), { days: 0 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await keep(other.job, 'theirs');
    await purgeEffects(inDays(acme.job, 400), { days: 0 });
    expect(await count(other.job)).toBe(1);
  });
});
