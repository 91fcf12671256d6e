import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { asRelay, read } from '@/lib/platform/core/transact';
import { resendEvents } from '@/lib/platform/outbox/resend-events';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { backends } from '@/tests/queue/backends';
import { expectedEffects } from './jobs/platform/resend-events';
import { sweepEscalationsJob } from './jobs/processes/sweep-escalations';
import { relayOnce } from './relay';
import { routes } from './routes';
import { type RunningWorker, startWorker } from './runtime/start-worker';

type PersonCtx = Ctx & { actor: Person };
type Rung = { rung: number; late: number };

const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 15_000, interval: 40 });
const HOUR = 3600;
// Nothing searches here: what is found was rung for.
const plan = { routes, schedules: [] };

describe.each(backends())('a timer of escalation on $name', (backend) => {
  let acme: TestTenant;
  let admin: PersonCtx;
  let worker: RunningWorker | undefined;

  beforeAll(() => backend.start());
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    const kit = backend.kit();
    await kit.queue().obliterate({ force: true });
    await kit.close();
    await asRelay((tx) => tx.execute(sql`update outbox set sent_at = now() where sent_at is null`));
  });
  afterAll(() => backend.stop());

  /** A step of an hour that is due in so many seconds, in a tenant of its own. */
  async function dueIn(seconds: number, delays = { leadsMinutes: 600, managementMinutes: 600 }) {
    acme = await createTenant();
    admin = await acme.person('admin');
    await updateSettings(admin, { escalationDelays: delays });
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', slaLimitMinutes: 60 }]]);
    admin.now = new Date();
    const { id: runId } = await startRun(later(admin, seconds - HOUR), { deckId, start: true });
    const { steps } = await stepsOf(admin, runId);
    return { runId, checkpointId: steps.a!.id };
  }

  async function work() {
    worker = await startWorker(plan, { kit: backend.kit() });
    return worker;
  }

  async function climbedOf(checkpointId: string): Promise<Rung[]> {
    const { rows } = await read(acme.job, (tx) =>
      tx.execute<Rung>(sql`select rung, extract(epoch from sent_at - due_at)::float8 as late
        from sla_escalations where checkpoint_id = ${checkpointId} order by rung`),
    );
    return rows;
  }

  const pass = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

  it('rings at the moment of a rung, and is set to the next one', async () => {
    const { queue } = await work();
    const { checkpointId } = await dueIn(2, { leadsMinutes: 1, managementMinutes: 600 });
    const [overdue] = await eventually(async () => {
      const rungs = await climbedOf(checkpointId);
      expect(rungs).toHaveLength(1);
      return rungs;
    });
    expect(overdue!.rung).toBe(1);
    expect(overdue!.late).toBeGreaterThanOrEqual(0);
    expect(overdue!.late).toBeLessThan(3);
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(1));
  });

  it('climbs what was missed, and waits for what is still to come', async () => {
    const { queue } = await work();
    const { checkpointId } = await dueIn(-58, { leadsMinutes: 1, managementMinutes: 600 });
    await eventually(async () =>
      expect((await climbedOf(checkpointId)).map(({ rung }) => rung)).toEqual([1, 2]),
    );
    expect((await climbedOf(checkpointId)).map(({ late }) => late > 50)).toEqual([true, false]);
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(1));
  });

  it('does nothing for a step that has been confirmed meanwhile', async () => {
    const { queue } = await work();
    const { checkpointId } = await dueIn(1.5);
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(1));
    await confirmCheckpoint(admin, { checkpointId });
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(0));
    await pass(0.3);
    expect(await climbedOf(checkpointId)).toEqual([]);
  });

  it('does nothing while the run is paused, and rings at the new moment once it goes on', async () => {
    const { queue } = await work();
    const { runId, checkpointId } = await dueIn(1.5);
    await pauseRun(admin, { runId });
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(1));
    await eventually(async () => expect((await queue.getJobCounts()).delayed).toBe(0));
    await pass(0.3);
    expect(await climbedOf(checkpointId)).toEqual([]);

    await resumeRun({ ...admin, now: new Date() }, { runId });
    await eventually(async () => expect(await climbedOf(checkpointId)).toHaveLength(1));
    expect((await climbedOf(checkpointId))[0]!.late).toBeLessThan(3);
  });

  it('is one timer, however often its event is handed over', async () => {
    await dueIn(500);
    const kit = backend.kit();
    const queue = kit.queue();
    for (let round = 0; round < 3; round += 1) {
      while ((await relayOnce(queue, plan)) > 0);
      await asRelay((tx) =>
        tx.execute(
          sql`update outbox set sent_at = null where tenant_id = ${acme.id} and sent_at is not null`,
        ),
      );
    }
    expect((await queue.getJobCounts()).delayed).toBe(1);
    await kit.close();
  });

  it('follows the delays of the tenant as soon as they are changed', async () => {
    await work();
    const { checkpointId } = await dueIn(-90);
    await eventually(async () => expect(await climbedOf(checkpointId)).toHaveLength(1));
    await updateSettings(admin, { escalationDelays: { leadsMinutes: 1, managementMinutes: 600 } });
    await eventually(async () =>
      expect((await climbedOf(checkpointId)).map(({ rung }) => rung)).toEqual([1, 2]),
    );
  });

  it('is not taken for lost while it waits', async () => {
    const { queue } = await work();
    await dueIn(500);
    const unsent = async () => {
      const { rows } = await read(acme.job, (tx) =>
        tx.execute(sql`select from outbox where sent_at is null`),
      );
      return rows.length;
    };
    // All that runs at once has run, and what it said has been heard.
    await eventually(async () => {
      expect(await unsent()).toBe(0);
      expect(await queue.getJobCounts()).toMatchObject({ waiting: 0, active: 0, delayed: 1 });
      expect(await unsent()).toBe(0);
    });
    await asRelay((tx) => tx.execute(sql`update outbox set sent_at = sent_at - interval '20 minutes'`));
    expect(await resendEvents(acme.job, { expected: expectedEffects() })).toEqual({ resent: 0 });
  });

  it('that was lost with its queue is made good by the sweep', async () => {
    const { checkpointId } = await dueIn(-1);
    const kit = backend.kit();
    const queue = kit.queue();
    while ((await relayOnce(queue, plan)) > 0);
    await queue.obliterate({ force: true });
    worker = await startWorker(
      { routes: {}, schedules: [{ job: sweepEscalationsJob, everyMinutes: 60 }] },
      { kit: backend.kit() },
    );
    await queue.addBulk([
      {
        name: sweepEscalationsJob.name,
        data: { tenantId: acme.id, requestId: 'test', eventId: null, eventType: null, payload: {} },
      },
    ]);
    await eventually(async () => expect(await climbedOf(checkpointId)).toHaveLength(1));
    await kit.close();
  });
});
