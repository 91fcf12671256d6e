import { beforeAll, expect, it, vi } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { getRun } from '@/lib/processes/runs/get-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant } from '@/tests/factories/tenant';

import { bulkRuns } from './bulk-runs';

const broken = vi.hoisted(() => new Set<string>());

vi.mock('@/lib/processes/runs/pause-run', async (original) => {
  const { pauseRun } = await original<typeof import('@/lib/processes/runs/pause-run')>();
  const breakable = (...call: Parameters<typeof pauseRun>) => {
    if (broken.has(call[1].runId)) throw new Error('The line was cut.');
    return pauseRun(...call);
  };
  return { pauseRun: Object.assign(breakable, { spec: pauseRun.spec }) };
});

let admin: Ctx & { actor: Person };

beforeAll(async () => {
  admin = await (await createTenant()).person('admin');
});

it('says what became of the others when one of many runs breaks', async () => {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]]);
  const runIds: string[] = [];
  for (let n = 0; n < 3; n += 1) runIds.push((await startRun(admin, { deckId, start: true })).id);
  const [first, second, third] = runIds as [string, string, string];
  broken.add(second);

  expect(await bulkRuns(admin, { action: 'pause', runIds })).toEqual({
    results: [
      { runId: first, ok: true },
      { runId: second, ok: false, code: 'internal' },
      { runId: third, ok: true },
    ],
  });
  expect((await getRun(admin, { runId: third })).status).toBe('paused');
});
