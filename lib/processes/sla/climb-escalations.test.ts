import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { climbEscalations } from './climb-escalations';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

async function begin(more: { slaWarnBeforeMinutes?: number } = {}) {
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'a', slaLimitMinutes: 60, ...more }, { key: 'free' }],
  ]);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  return { runId, ...(await stepsOf(admin, runId)) };
}

type Posted = { rung: number; lateSeconds: number };

/** The escalations of a step that wait to be told, in order. */
async function postedOf(checkpointId: string): Promise<Posted[]> {
  const { rows } = await read(acme.job, (tx) =>
    tx.execute<{ data: Posted }>(
      sql`select data from outbox where subject_id = ${checkpointId} and type = 'checkpoint.escalated' order by id`,
    ),
  );
  return rows.map(({ data }) => data);
}

const sweepAt = (seconds: number) =>
  climbEscalations({ ...acme.job, now: new Date(admin.now.getTime() + seconds * 1000) }, {});

describe('climbEscalations', () => {
  it('marks what is late and says so once, whoever sweeps and however often', async () => {
    const { runId, steps } = await begin();
    expect((await sweepAt(3599)).climbed).toBe(0);

    const sweeps = await Promise.all(Array.from({ length: 20 }, () => sweepAt(3700)));
    expect(sweeps.reduce((sum, sweep) => sum + sweep.climbed, 0)).toBe(1);
    expect((await sweepAt(3800)).climbed).toBe(0);

    expect((await stepsOf(admin, runId)).steps.a?.overdueAt).not.toBeNull();
    expect(
      (await trailOf(admin, steps.a!.id)).posted.filter((type) => type === 'checkpoint.escalated'),
    ).toHaveLength(1);
  });

  it('allows the rung again after the step has been taken up once more', async () => {
    const { steps } = await begin();
    await sweepAt(3700);
    await confirmCheckpoint(later(admin, 3800), { checkpointId: steps.a!.id });
    await reopenCheckpoint(later(admin, 3900), { checkpointId: steps.a!.id });
    expect((await sweepAt(4000)).climbed).toBe(1);
    expect(
      (await trailOf(admin, steps.a!.id)).posted.filter((type) => type === 'checkpoint.escalated'),
    ).toHaveLength(2);
  });

  it('climbs the whole ladder, each rung at its moment, with the delays of the tenant', async () => {
    const { runId, steps } = await begin({ slaWarnBeforeMinutes: 15 });
    const rungsOf = async () =>
      (await listRunEvents(admin, { runId })).items
        .filter(({ type }) => /due_soon|overdue|escalated/.test(type))
        .map(({ type, data }) => `${type} ${data.rung}`);
    const at = [2700, 3600, 3600 + 4 * 3600, 3600 + 28 * 3600];
    for (const [index, seconds] of at.entries()) {
      await sweepAt(seconds - 1);
      expect(await postedOf(steps.a!.id), `before rung ${index}`).toHaveLength(index);
      await sweepAt(seconds);
      expect(await postedOf(steps.a!.id), `rung ${index}`).toHaveLength(index + 1);
    }
    await sweepAt(10 ** 7);
    expect(await rungsOf()).toEqual([
      'checkpoint.due_soon 0',
      'checkpoint.overdue 1',
      'checkpoint.escalated 2',
      'checkpoint.escalated 3',
    ]);
    expect(await postedOf(steps.a!.id)).toHaveLength(4);
  });

  it('sends what was missed late, once each, and says how late', async () => {
    const { steps } = await begin({ slaWarnBeforeMinutes: 15 });
    let sweep = await sweepAt(3600 + 29 * 3600);
    while (sweep.more) sweep = await sweepAt(3600 + 29 * 3600);
    const late = (await postedOf(steps.a!.id)).map(({ rung, lateSeconds }) => [
      rung,
      Math.round(lateSeconds / 3600),
    ]);
    expect(late).toEqual([
      [0, 29],
      [1, 29],
      [2, 25],
      [3, 1],
    ]);
  });

  it('sends nothing twice when the clock jumps back, and stands still while the run is paused', async () => {
    const { runId, steps } = await begin();
    await sweepAt(3700);
    await sweepAt(3700 - 7200);
    await sweepAt(3700);
    expect(await postedOf(steps.a!.id)).toHaveLength(1);

    await pauseRun(later(admin, 3800), { runId });
    expect((await sweepAt(10 ** 6)).climbed).toBe(0);
    await resumeRun(later(admin, 10 ** 6), { runId });
    // 200 seconds of active time had passed since it was due.
    expect((await sweepAt(10 ** 6 + 4 * 3600 - 201)).climbed).toBe(0);
    expect((await sweepAt(10 ** 6 + 4 * 3600 - 200)).climbed).toBe(1);
  });

  it('counts nothing negative and nothing twice when people act while the clock is two hours behind', async () => {
    const { runId, steps } = await begin({ slaWarnBeforeMinutes: 15 });
    const id = steps.a!.id;
    await sweepAt(3700);
    await sweepAt(3700);
    const behind = (seconds: number) => later(admin, seconds - 7200);
    const used = async () => (await stepsOf(admin, runId)).steps.a!.slaAccumulatedActiveSeconds;

    await pauseRun(behind(3800), { runId });
    expect(await used()).toBe(0);
    await resumeRun(behind(3900), { runId });
    expect((await sweepAt(3900 - 7200)).climbed).toBe(0);
    await confirmCheckpoint(behind(3950), { checkpointId: id });
    expect(await used()).toBe(50);
    expect((await stepsOf(behind(4000), runId)).steps.a!.slaPausedSeconds).toBe(0);

    expect((await postedOf(id)).map(({ rung }) => rung)).toEqual([0, 1]);
    expect((await postedOf(id)).every(({ lateSeconds }) => lateSeconds >= 0)).toBe(true);
  });

  it('climbs the one step it is told to, and waits for whoever is working on it', async () => {
    const [one, other] = [await begin(), await begin()];
    const climbOne = (checkpointId: string) => climbEscalations(later(acme.job, 3700), { checkpointId });
    const outcomes = await Promise.all([
      climbOne(one.steps.a!.id),
      pauseRun(later(admin, 3650), { runId: other.runId }),
      ...Array.from({ length: 10 }, () => climbOne(other.steps.a!.id)),
      climbOne(one.steps.free!.id),
    ]);
    expect(outcomes[0]).toMatchObject({ climbed: 1 });
    expect(outcomes.at(-1)).toMatchObject({ climbed: 0 });
    // Before the pause or after it, but no more than once.
    expect((await postedOf(other.steps.a!.id)).length).toBeLessThanOrEqual(1);
  });

  it('leaves alone what is confirmed at the same moment', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => begin()));
    const ids = begun.map(({ steps }) => steps.a!.id);
    await Promise.all([
      ...ids.map((checkpointId) => confirmCheckpoint(later(admin, 3650), { checkpointId })),
      ...ids.map(() => sweepAt(3700)),
    ]);
    for (const { runId, steps } of begun) {
      const { items } = await listRunEvents(admin, { runId });
      const types = items.filter(({ checkpointId }) => checkpointId === steps.a!.id).map(({ type }) => type);
      // Overdue first and confirmed then, or confirmed and never overdue.
      expect(types.indexOf('checkpoint.overdue')).toBeLessThan(types.indexOf('checkpoint.confirmed'));
    }
  });

  it('is for jobs only and sees one tenant only', async () => {
    await begin();
    await expect(climbEscalations(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    const other = await createTenant();
    expect(await climbEscalations({ ...other.job, now: new Date(Date.now() + 10 ** 9) }, {})).toEqual({
      climbed: 0,
      more: false,
    });
  });
});
