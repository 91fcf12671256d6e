import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { purgeAnswers } from './purge-answers';

const DAY = 86_400_000;
const inDays = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

const count = async (ctx: Ctx) => {
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ n: number }>(sql`select count(*) as n from idempotency_keys`),
  );
  return rows[0]!.n;
};

describe('purgeAnswers', () => {
  const keep = (ctx: Ctx, key: string) =>
    transact(ctx, (tx) =>
      tx.execute(sql`insert into idempotency_keys (actor, key, command, request_hash, response, created_at)
        values ('user:x', ${key}, 'c', 'h', '{}', ${ctx.now.toISOString()}::timestamptz)`),
    );

  it('removes answers after their day', async () => {
    await keep(acme.job, 'old');
    await keep(inDays(acme.job, 1), 'young');

    expect(await purgeAnswers(inDays(acme.job, 1.5), { days: 1 })).toEqual({ removed: 1, more: false });
    expect(await count(acme.job)).toBe(1);
  });

  it('is for jobs only and leaves other tenants alone', async () => {
    await expect(purgeAnswers(await acme.person('admin'), { days: 0 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await keep(other.job, 'theirs');
    await purgeAnswers(inDays(acme.job, 400), { days: 0 });
    expect(await count(other.job)).toBe(1);
  });
});
