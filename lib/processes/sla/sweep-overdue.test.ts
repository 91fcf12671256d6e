import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { sweepOverdue } from './sweep-overdue';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

async function begin() {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', slaLimitMinutes: 60 }, { key: 'free' }]]);
  const { id: runId } = await startRun(admin, { deckId });
  return { runId, ...(await stepsOf(admin, runId)) };
}

const sweepAt = (seconds: number) =>
  sweepOverdue({ ...acme.job, now: new Date(admin.now.getTime() + seconds * 1000) }, {});

describe('sweepOverdue', () => {
  it('marks what is late and says so once, whoever sweeps and however often', async () => {
    const { runId, steps } = await begin();
    expect((await sweepAt(3599)).marked).toBe(0);

    const sweeps = await Promise.all(Array.from({ length: 20 }, () => sweepAt(3700)));
    expect(sweeps.reduce((sum, sweep) => sum + sweep.marked, 0)).toBe(1);
    expect((await sweepAt(90_000)).marked).toBe(0);

    expect((await stepsOf(admin, runId)).steps.a?.overdueAt).not.toBeNull();
    expect(
      (await trailOf(admin, steps.a!.id)).posted.filter((type) => type === 'checkpoint.overdue'),
    ).toHaveLength(1);
  });

  it('allows the rung again after the step has been taken up once more', async () => {
    const { steps } = await begin();
    await sweepAt(3700);
    await confirmCheckpoint(later(admin, 3800), { checkpointId: steps.a!.id });
    await reopenCheckpoint(later(admin, 3900), { checkpointId: steps.a!.id });
    expect((await sweepAt(4000)).marked).toBe(1);
    expect(
      (await trailOf(admin, steps.a!.id)).posted.filter((type) => type === 'checkpoint.overdue'),
    ).toHaveLength(2);
  });

  it('is for jobs only and sees one tenant only', async () => {
    await begin();
    await expect(sweepOverdue(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    const other = await createTenant();
    expect(await sweepOverdue({ ...other.job, now: new Date(Date.now() + 10 ** 9) }, {})).toEqual({
      marked: 0,
      more: false,
    });
  });
});
