import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { TenantId } from '@/lib/platform/core/ctx';
import { toPageMark } from '@/lib/platform/core/page-mark';
import { findPagesToTell, type PagesToTell } from '@/lib/platform/outbox/find-pages-to-tell';

import { type Watcher, watch } from './live-hub';
import { beginShutdown } from './shutdown';

vi.mock('@/lib/platform/core/clock', () => ({ currentTime: () => new Date() }));
vi.mock('@/lib/platform/core/log', () => ({ report: vi.fn() }));
vi.mock('@/lib/platform/outbox/find-pages-to-tell', () => ({ findPagesToTell: vi.fn() }));

const ACME = 'acme' as TenantId;
const now = new Date('2026-03-02T08:00:00Z');
const mark = (moment: number) => toPageMark(`${moment}:${moment}:`, now);

/** What the outbox holds: a topic of a tenant at each moment. */
let written: [moment: number, tenantId: string, topic: string][] = [];
let moment = 100;
let open: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now });
  [written, moment, open] = [[], 100, []];
  vi.mocked(findPagesToTell)
    .mockReset()
    .mockImplementation(async (past, tenantIds) => answer(past, tenantIds));
});
afterEach(() => {
  for (const leave of open) leave();
  vi.useRealTimers();
});

function answer(past: string | null, tenantIds: readonly TenantId[]): PagesToTell {
  const after = past === null ? null : Number(past.split(':')[0]);
  const found = written.filter(
    ([at, tenantId]) => after !== null && at > after && tenantIds.includes(tenantId as TenantId),
  );
  return {
    present: `${moment}:${moment}:`,
    isWhole: after !== null,
    topics: found.map(([, tenantId, topic]) => ({ tenantId, topic }) as PagesToTell['topics'][number]),
  };
}

function happen(topic: string, tenantId: string = ACME): void {
  moment += 1;
  written.push([moment, tenantId, topic]);
}

function look(more: Partial<Watcher> & { since?: string | null } = {}) {
  const heard: string[] = [];
  const { since = mark(moment), ...rest } = more;
  const watcher: Watcher = {
    ...{ tenantId: ACME, userId: 'ana', sessionId: 's', rootRunId: 'r' },
    tell: (kinds, told) => heard.push(...kinds, `@${told.split('-')[1]!.split(':')[0]}`),
    end: () => end('ended'),
    dismiss: () => end('dismissed'),
    ...rest,
  };
  const leave = watch(watcher, { since, asked: mark(moment) });
  open.push(leave);
  function end(how: string) {
    heard.push(how);
    leave();
  }
  const take = () => heard.splice(0);
  return { take, leave };
}

const second = () => vi.advanceTimersByTimeAsync(1000);

describe('the line to open pages', () => {
  it('tells within a second, each only what is theirs', async () => {
    const ana = look();
    const ben = look({ userId: 'ben', sessionId: 't', rootRunId: undefined });
    const far = look({ tenantId: 'other' as TenantId });
    await second();
    expect([ana.take(), ben.take(), far.take()]).toEqual([['@100'], ['@100'], ['@100']]);

    happen('run:r');
    happen('inbox:ben');
    await second();
    expect([ana.take(), ben.take(), far.take()]).toEqual([['run', '@102'], ['inbox', '@102'], []]);
  });

  it('asks once a second for all of them, and not at all for nobody', async () => {
    const all = Array.from({ length: 50 }, (_, n) => look({ sessionId: `s${n}`, userId: `u${n}` }));
    await second();
    vi.mocked(findPagesToTell).mockClear();
    for (let n = 0; n < 5; n += 1) await second();
    expect(findPagesToTell).toHaveBeenCalledTimes(5);

    for (const { leave } of all) leave();
    await second();
    await second();
    expect(findPagesToTell).toHaveBeenCalledTimes(5);
  });

  it('tells who comes back what happened meanwhile, and nothing to who missed nothing', async () => {
    const first = look();
    await second();
    first.leave();
    happen('run:r');
    happen('bell:ben');
    const again = look({ since: mark(100) });
    const other = look({ since: mark(101) });
    await second();
    expect(again.take()).toEqual(['run', '@102']);
    expect(other.take()).toEqual(['@102']);
  });

  it('has them look at everything anew where it cannot know', async () => {
    const unknown = look({ since: null });
    const old = look({ since: toPageMark('7:7:', new Date(now.getTime() - 3_600_000)) });
    await second();
    expect([unknown.take(), old.take()]).toEqual([
      ['all', '@100'],
      ['all', '@100'],
    ]);

    vi.mocked(findPagesToTell).mockResolvedValueOnce({ present: '900:900:', isWhole: false, topics: [] });
    await second();
    expect([unknown.take(), old.take()]).toEqual([
      ['all', '@900'],
      ['all', '@900'],
    ]);
  });

  it('goes on from where it was after the database could not be asked', async () => {
    const ana = look();
    await second();
    ana.take();
    vi.mocked(findPagesToTell).mockRejectedValueOnce(new Error('gone'));
    happen('run:r');
    await second();
    expect(ana.take()).toEqual([]);
    await second();
    expect(ana.take()).toEqual(['run', '@101']);
  });

  it('loses nothing for who comes while a look that does not know them is on its way', async () => {
    look({ tenantId: 'other' as TenantId });
    await second();
    const slow = Promise.withResolvers<PagesToTell>();
    vi.mocked(findPagesToTell).mockReturnValueOnce(slow.promise);
    await second();
    const ana = look();
    happen('run:r');
    slow.resolve({ present: `${moment}:${moment}:`, isWhole: true, topics: [] });
    await second();
    expect(ana.take()).toEqual(['run', '@101']);
  });

  it('ends the lines of a person whose rights have changed, after telling how far they were', async () => {
    const ana = look();
    const ben = look({ userId: 'ben', sessionId: 't' });
    await second();
    [ana.take(), ben.take()];
    happen('access:ana');
    await second();
    expect(ana.take()).toEqual(['@101', 'ended']);
    expect(ben.take()).toEqual([]);
  });

  it('holds a dozen lines a session; the oldest gives way for good', async () => {
    const lines = Array.from({ length: 13 }, () => look());
    const other = look({ sessionId: 'another' });
    await second();
    expect(lines.map(({ take }) => take()[0])).toEqual(['dismissed', ...Array(12).fill('@100')]);
    expect(other.take()).toEqual(['@100']);
  });

  // The last one: a process that has begun to end does not come back.
  it('ends all lines when the process ends', async () => {
    const ana = look();
    await second();
    ana.take();
    beginShutdown();
    await second();
    expect(ana.take()).toEqual(['ended']);
  });
});
