import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { tenants } from '@/db/schema/platform/tenants';
import { record } from '@/lib/platform/audit/record';
import { defineEvent } from '@/lib/platform/core/define-event';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { newId } from './ids';
import { asRelay, read, readBySlug, send, transact } from './transact';

const happened = defineEvent('test.happened', {
  audited: true,
  posted: true,
  shape: z.object({ word: z.string() }),
});

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
});

describe('transact and read', () => {
  it('commit the change with its audit record and its outbox event', async () => {
    const subject = newId();
    await transact(acme.job, async (tx) =>
      record(tx, acme.job, happened, { type: 'test', id: subject }, { word: 'ä' }),
    );

    expect(await trailOf(acme.job, subject)).toEqual({ audit: ['test.happened'], posted: ['test.happened'] });
    expect(await trailOf(other.job, subject)).toEqual({ audit: [], posted: [] });
  });

  it('leave nothing behind when the work fails', async () => {
    const subject = newId();
    const work = transact(acme.job, async (tx) => {
      record(tx, acme.job, happened, { type: 'test', id: subject }, { word: 'x' });
      throw new Error('no');
    });

    await expect(work).rejects.toThrow('no');
    expect(await trailOf(acme.job, subject)).toEqual({ audit: [], posted: [] });
  });

  it('fail with what was sent ahead, and leave nothing behind', async () => {
    const subject = newId();
    const work = transact(acme.job, async (tx) => {
      record(tx, acme.job, happened, { type: 'test', id: subject }, { word: 'x' });
      send(tx, 'test-broken', 'insert into users (id) values ($1)', [subject]);
      return 'believed too early';
    });

    await expect(work).rejects.toMatchObject({ code: '23502' });
    expect(await trailOf(acme.job, subject)).toEqual({ audit: [], posted: [] });
  });

  it('see what was sent ahead in the next statement', async () => {
    const name = await transact(acme.job, async (tx) => {
      send(tx, 'test-rename', 'update tenants set name = $1', ['Renamed']);
      const [row] = await tx.select({ name: tenants.name }).from(tenants);
      return row?.name;
    });
    expect(name).toBe('Renamed');
  });

  it('refuse to write while reading', async () => {
    const writing = read(acme.job, (tx) => tx.update(tenants).set({ name: 'other' }));
    await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  it('see one tenant only, and fail without one', async () => {
    const seen = await read(acme.job, (tx) => tx.select({ id: tenants.id }).from(tenants));
    expect(seen).toEqual([{ id: acme.id }]);

    const bySlug = await readBySlug(other.slug, (tx) => tx.select({ id: tenants.id }).from(tenants));
    expect(bySlug).toEqual([{ id: other.id }]);

    const outside = readBySlug(other.slug, (tx) => tx.execute(sql`select * from users`));
    await expect(outside).rejects.toMatchObject({ cause: { code: expect.stringMatching(/22P02|42704/) } });
  });

  it('let the relay see the outbox of every tenant, and nothing else', async () => {
    const waiting = await asRelay((tx) => tx.execute<{ type: string }>(sql`select type from outbox`));
    expect(waiting.rows.length).toBeGreaterThan(0);
    expect(await asRelay((tx) => tx.select({ id: tenants.id }).from(tenants))).toHaveLength(2);
    await expect(asRelay((tx) => tx.execute(sql`select slug from tenants`))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(asRelay((tx) => tx.execute(sql`select * from users`))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });
});
