import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { climbEscalations } from './climb-escalations';
import { realignEscalations } from './realign-escalations';

const HOUR = 3600;

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeEach(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

/** A step of one hour that has been overdue since, with the leads' rung before it. */
async function overdue() {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', slaLimitMinutes: 60 }]]);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const { steps } = await stepsOf(admin, runId);
  await climbAt(HOUR);
  return { runId, id: steps.a!.id };
}

const climbAt = (seconds: number, checkpointId?: string) =>
  climbEscalations(later(acme.job, seconds + 1), { checkpointId });
const delays = (leadsMinutes: number, managementMinutes = 60) =>
  updateSettings(admin, { escalationDelays: { leadsMinutes, managementMinutes } });

async function rungsOf(checkpointId: string): Promise<number[]> {
  const { rows } = await read(acme.job, (tx) =>
    tx.execute<{ rung: number }>(
      sql`select rung from sla_escalations where checkpoint_id = ${checkpointId} order by rung`,
    ),
  );
  return rows.map(({ rung }) => rung);
}

describe('realignEscalations', () => {
  it('brings the next rung forward when delays were shortened, and says so once', async () => {
    const { id } = await overdue();
    await delays(30);
    expect((await climbAt(1.5 * HOUR)).climbed).toBe(0);

    expect(await realignEscalations(acme.job, {})).toEqual({ moved: 1, more: false });
    expect(await realignEscalations(acme.job, {})).toEqual({ moved: 0, more: false });
    expect((await trailOf(admin, id)).posted).toContain('checkpoint.clock_moved');
    expect((await climbAt(1.5 * HOUR - 2)).climbed).toBe(0);
    expect((await climbAt(1.5 * HOUR)).climbed).toBe(1);
    expect((await climbAt(2.5 * HOUR)).climbed).toBe(1);
    expect(await rungsOf(id)).toEqual([1, 2, 3]);
  });

  it('puts the next rung off when delays were lengthened, even before it was called', async () => {
    const { id } = await overdue();
    await delays(600);
    // The old moment, four hours after the due time.
    expect((await climbAt(5 * HOUR)).climbed).toBe(0);
    expect((await climbAt(5 * HOUR, id)).climbed).toBe(0);
    await realignEscalations(acme.job, {});
    expect((await climbAt(11 * HOUR - 2)).climbed).toBe(0);
    expect((await climbAt(11 * HOUR)).climbed).toBe(1);
  });

  it('leaves alone what is not late yet, stands still, or has been told to the top', async () => {
    const { runId } = await overdue();
    await pauseRun(later(admin, HOUR + 60), { runId });
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', slaLimitMinutes: 600 }]]);
    await startRun(admin, { deckId, start: true });
    const top = await overdue();
    await climbAt(6 * HOUR, top.id);
    await climbAt(40 * HOUR, top.id);
    expect(await rungsOf(top.id)).toEqual([1, 2, 3]);

    await delays(1);
    expect((await realignEscalations(acme.job, {})).moved).toBe(0);
  });

  it('takes no more at once than it is told to', async () => {
    for (let count = 0; count < 3; count += 1) await overdue();
    await delays(30);
    expect(await realignEscalations(acme.job, { limit: 2 })).toEqual({ moved: 2, more: true });
    expect(await realignEscalations(acme.job, { limit: 2 })).toEqual({ moved: 1, more: false });
  });

  it('is for jobs only and sees one tenant only', async () => {
    await overdue();
    await delays(30);
    await expect(realignEscalations(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    expect((await realignEscalations((await createTenant()).job, {})).moved).toBe(0);
  });
});
