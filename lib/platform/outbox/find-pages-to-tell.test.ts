import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import type { PageTopic } from '@/lib/platform/core/page-topic';
import { transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { drainOutbox } from './drain-outbox';
import { findPagesToTell } from './find-pages-to-tell';
import { tellPages } from './tell-pages';

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

const subject = () => ({ type: 'test', id: newId() });
const tell = (ctx: Ctx, topic: PageTopic) =>
  transact(ctx, async (tx) => tellPages(tx, ctx, subject(), [topic]));
const present = async () => (await findPagesToTell(null, [acme.id])).present;
const since = async (past: string, most?: number) => {
  const found = await findPagesToTell(past, [acme.id], most);
  return { ...found, topics: found.topics.map(({ topic }) => topic).toSorted() };
};

/** A transaction that has been numbered and waits to be told to commit. */
async function open(
  topic: PageTopic,
): Promise<{ commit: () => Promise<void>; abandon: () => Promise<void> }> {
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const work = transact(acme.job, async (tx) => {
    await tx.execute(sql`select pg_current_xact_id()`);
    begun.resolve();
    await ended.promise;
    tellPages(tx, acme.job, subject(), [topic]);
  });
  work.catch(() => {});
  await begun.promise;
  return {
    commit: () => {
      ended.resolve();
      return work;
    },
    abandon: () => {
      ended.reject(new Error('changed my mind'));
      return work.catch(() => {});
    },
  };
}

describe('findPagesToTell', () => {
  it('tells each change once, and only to those who ask for its tenant', async () => {
    const past = await present();
    await tell(acme.job, 'run:a');
    await tell(acme.job, 'inbox:b');
    await tell(other.job, 'run:theirs');

    const first = await since(past);
    expect(first).toMatchObject({ isWhole: true, topics: ['inbox:b', 'run:a'] });
    expect((await since(first.present)).topics).toEqual([]);
    expect((await findPagesToTell(past, [])).topics).toEqual([]);
    expect((await findPagesToTell(past, [other.id])).topics).toEqual([
      { tenantId: other.id, topic: 'run:theirs' },
    ]);
  });

  it('misses nothing where the earlier transaction commits later', async () => {
    const early = await open('run:early');
    const past = await present();
    await tell(acme.job, 'run:late');

    const between = await since(past);
    expect(between.topics).toEqual(['run:late']);
    await early.commit();
    const after = await since(between.present);
    expect(after.topics).toEqual(['run:early']);
    expect((await since(after.present)).topics).toEqual([]);
    expect((await since(past)).topics).toEqual(['run:early', 'run:late']);
  });

  it('tells nothing of what was rolled back', async () => {
    const given = await open('run:given-up');
    const past = await present();
    await given.abandon();
    expect(await since(past)).toMatchObject({ isWhole: true, topics: [] });
  });

  it('tells what the relay has taken already', async () => {
    const past = await present();
    await tell(acme.job, 'run:a');
    while ((await drainOutbox(new Date(), 1000, async () => {})) > 0);
    expect((await since(past)).topics).toEqual(['run:a']);
  });

  it('says so where it cannot know', async () => {
    const past = await present();
    expect(await findPagesToTell(null, [acme.id])).toMatchObject({ isWhole: false, topics: [] });
    for (const broken of ['', 'x', '9:1:', '1:99999999999999999999:']) {
      expect(await since(broken)).toMatchObject({ isWhole: false, topics: [] });
    }
    // A moment this database has not come to: it was put back.
    expect(await since('999999999999:999999999999:')).toMatchObject({ isWhole: false, topics: [] });
    for (const name of ['a', 'b', 'c']) await tell(acme.job, `run:${name}`);
    expect((await since(past, 3)).isWhole).toBe(true);
    expect((await since(past, 2)).isWhole).toBe(false);
  });

  it('is not fooled by rows from a database that counted further', async () => {
    const past = await present();
    await transact(acme.job, (tx) =>
      tx.execute(sql`insert into outbox (type, subject_id, data, request_id, created_at, tells, written_in)
        values ('test', ${newId()}, '{}', 'test', now(), '{run:restored}', '999999999999')`),
    );
    expect((await since(past)).topics).toEqual([]);
  });
});
