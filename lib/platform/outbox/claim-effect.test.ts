import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/core/ids';
import { transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { answer, answersTo } from '@/tests/queue/ring';

import { claimEffect } from './claim-effect';
import { leaseEffect } from './lease-effect';
import { releaseEffect } from './release-effect';
import { runOnce } from './run-once';

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

describe('claimEffect', () => {
  it('is given once, to each tenant by itself', async () => {
    const claim = (tenant: TestTenant) => transact(tenant.job, (tx) => claimEffect(tx, tenant.job, 'once'));
    const outcomes = await Promise.all([claim(acme), claim(acme), claim(acme)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await claim(other)).toBe(true);
  });

  it('is free again when the transaction that had it fails', async () => {
    const failing = transact(acme.job, async (tx) => {
      await claimEffect(tx, acme.job, 'rolled back');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await transact(acme.job, (tx) => claimEffect(tx, acme.job, 'rolled back'))).toBe(true);
  });
});

describe('runOnce', () => {
  it('does the work once, however many come at the same time', async () => {
    const bell = newId();
    await Promise.all(
      Array.from({ length: 8 }, () => runOnce(acme.job, `bell.${bell}`, (ctx) => answer(ctx, bell))),
    );
    expect(await answersTo(acme.job, bell)).toBe(1);
  });
});

describe('leaseEffect', () => {
  const at = (seconds: number) => ({ ...acme.job, now: new Date(acme.job.now.getTime() + seconds * 1000) });
  const lease = (seconds: number) => transact(at(seconds), (tx) => leaseEffect(tx, at(seconds), 'lease', 60));

  it('is held by one, ends by itself, and can be given back', async () => {
    expect(await lease(0)).toBe(true);
    expect(await lease(59)).toBe(false);
    expect(await lease(60)).toBe(true);
    expect(await lease(61)).toBe(false);
    await transact(at(62), (tx) => releaseEffect(tx, at(62), 'lease', 60));
    expect(await lease(62)).toBe(true);
  });
});
