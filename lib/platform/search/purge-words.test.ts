import { beforeAll, describe, expect, it } from 'vitest';

import { searchWords } from '@/db/schema/platform/search';
import type { Ctx } from '@/lib/platform/core/ctx';
import { newId } from '@/lib/platform/core/ids';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { purgeWords } from './purge-words';
import { storeDocuments } from './store-documents';

let acme: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [acme, other] = [await createTenant(), await createTenant()];
});

const say = (ctx: Ctx, subjectId: string, title: string) =>
  transact(ctx, async (tx) =>
    storeDocuments(tx, ctx.now, 'run', [{ subjectId, revision: 1, title, heading: '', steps: [], rest: [] }]),
  );
const wordsOf = async (ctx: Ctx) =>
  (await read(ctx, (tx) => tx.select().from(searchWords))).map(({ word }) => word).toSorted();

describe('purgeWords', () => {
  it('forgets what no document says any more, in bounded bites, and keeps every inflection of the rest', async () => {
    const [first, second] = [newId(), newId()];
    await say(acme.job, first, 'Gabelstapler Hydraulik Bremsen');
    await say(acme.job, second, 'Bremse');
    await say(acme.job, first, 'Hydraulik');
    expect(await wordsOf(acme.job)).toEqual(['bremse', 'bremsen', 'gabelstapler', 'hydraulik']);
    expect(await purgeWords(acme.job, { limit: 3 })).toEqual({ last: 'gabelstapler', more: true });
    expect(await purgeWords(acme.job, { after: 'gabelstapler', limit: 3 })).toEqual({
      last: 'hydraulik',
      more: false,
    });
    expect(await wordsOf(acme.job)).toEqual(['bremse', 'bremsen', 'hydraulik']);
  });

  it('leaves the words of another tenant alone, though nobody else says them', async () => {
    await say(other.job, newId(), 'Kanarienvogel');
    await purgeWords(acme.job, {});
    expect(await wordsOf(other.job)).toEqual(['kanarienvogel']);
    expect(await wordsOf(acme.job)).not.toContain('kanarienvogel');
  });

  it('is for jobs alone', async () => {
    const admin = await acme.person('admin');
    await expect(purgeWords(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
