import { expect, it } from 'vitest';

import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant } from '@/tests/factories/tenant';

import { countRuns } from './count-runs';
import { listRuns } from './list-runs';
import { startRun } from './start-run';

it('runs are found by the days on which they were created, as days are where the company is', async () => {
  const acme = await createTenant();
  const admin = await acme.person('admin');
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]]);
  // In Berlin 1 October begins at 22:00 of the day before, and 26 October has 25 hours.
  for (const moment of ['2026-09-30T21:59:59Z', '2026-09-30T22:00:00Z', '2026-10-25T22:59:59Z']) {
    await startRun({ ...admin, now: new Date(moment) }, { deckId, title: moment, start: true });
  }
  const found = async (days: { from?: string; to?: string }) => {
    const { items } = await listRuns(admin, { ...days, sort: 'oldest' });
    expect((await countRuns(admin, days)).active.n).toBe(items.length);
    return items.map(({ title }) => title.slice(5, 16));
  };

  expect(await found({ to: '2026-09-30' })).toEqual(['09-30T21:59']);
  expect(await found({ from: '2026-10-01' })).toEqual(['09-30T22:00', '10-25T22:59']);
  expect(await found({ from: '2026-10-25', to: '2026-10-25' })).toEqual(['10-25T22:59']);
  expect(await found({ from: '2026-10-02', to: '2026-10-24' })).toEqual([]);
  await expect(listRuns(admin, { from: '2026-02-31' })).rejects.toMatchObject({ code: 'invalid_input' });
});
