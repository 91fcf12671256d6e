import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { allowedFrom } from '@/lib/processes/engine/lifecycle';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveRun } from './archive-run';
import { cancelRun } from './cancel-run';
import { listRunEvents } from './list-run-events';
import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { startPendingRun } from './start-pending-run';
import { startRun } from './start-run';
import { unarchiveRun } from './unarchive-run';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

const commands = {
  start: (ctx: Ctx, runId: string) => startPendingRun(ctx, { runId }),
  pause: (ctx: Ctx, runId: string) => pauseRun(ctx, { runId }),
  resume: (ctx: Ctx, runId: string) => resumeRun(ctx, { runId }),
  cancel: (ctx: Ctx, runId: string) => cancelRun(ctx, { runId, reason: 'No longer needed' }),
  archive: (ctx: Ctx, runId: string) => archiveRun(ctx, { runId }),
  unarchive: (ctx: Ctx, runId: string) => unarchiveRun(ctx, { runId }),
};

async function begin(start = true) {
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'a', assignees: [user(ana)], slaLimitMinutes: 60 }],
  ]);
  return (await startRun(admin, { deckId, start })).id;
}

const states = {
  pending: () => begin(false),
  active: () => begin(),
  paused: async () => {
    const runId = await begin();
    await pauseRun(admin, { runId });
    return runId;
  },
  cancelled: async () => {
    const runId = await begin();
    await cancelRun(admin, { runId, reason: 'x' });
    return runId;
  },
} as const;

describe('the control commands', () => {
  for (const [state, make] of Object.entries(states)) {
    for (const [action, call] of Object.entries(commands)) {
      const from: readonly string[] = allowedFrom[action as keyof typeof commands];
      const allowed = from.includes(state) && action !== 'unarchive';

      it(`${allowed ? 'take' : 'refuse'} "${action}" on a run that is ${state}`, async () => {
        const runId = await make();
        if (allowed) {
          await call(admin, runId);
          expect((await trailOf(admin, runId)).audit.at(-1)).toMatch(/^run\./);
          return;
        }
        await expect(call(admin, runId)).rejects.toMatchObject({
          code: 'invalid_transition',
          params: { status: state },
        });
      });
    }
  }

  it('stop and start every running clock', async () => {
    const runId = await begin();
    await pauseRun(later(admin, 100), { runId });
    const paused = (await stepsOf(admin, runId)).steps.a!;
    expect(paused).toMatchObject({ slaActivatedAt: null, slaDueAt: null, status: 'active' });
    expect(paused.slaAccumulatedActiveSeconds).toBeCloseTo(100, 3);

    await resumeRun(later(admin, 1000), { runId });
    const resumed = (await stepsOf(admin, runId)).steps.a!;
    expect(resumed.slaDueAt).toEqual(new Date(admin.now.getTime() + (1000 + 3600 - 100) * 1000));
  });

  it('leave what explains the due time: how long the run was paused while the step was open', async () => {
    const runId = await begin();
    const pausedAt = async (seconds: number) => (await stepsOf(later(admin, seconds), runId)).steps.a!;
    expect((await pausedAt(50)).slaPausedSeconds).toBe(0);
    await pauseRun(later(admin, 100), { runId });
    expect((await pausedAt(400)).slaPausedSeconds).toBe(300);
    await resumeRun(later(admin, 1000), { runId });
    await pauseRun(later(admin, 1100), { runId });
    await resumeRun(later(admin, 1160), { runId });
    const step = await pausedAt(2000);
    expect(step.slaPausedSeconds).toBe(960);
    // Limit and pauses make the due time, whole.
    expect(step.slaDueAt).toEqual(later(admin, 3600 + 960).now);
  });

  it('write one line of history each, in order', async () => {
    const runId = await begin(false);
    await startPendingRun(admin, { runId });
    await pauseRun(admin, { runId });
    await resumeRun(admin, { runId });
    await cancelRun(admin, { runId, reason: 'No longer needed' });
    await archiveRun(admin, { runId });
    await unarchiveRun(admin, { runId });

    const { items } = await listRunEvents(admin, { runId });
    expect(items.map((event) => event.type)).toEqual([
      'run.created',
      'run.started',
      'checkpoint.activated',
      'run.paused',
      'run.resumed',
      'run.cancelled',
      'run.archived',
      'run.unarchived',
    ]);
    expect(items.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuse an assignee, hide the run from others and from other tenants', async () => {
    const runId = await begin();
    const stranger = await acme.person();
    const foreign = await other.person('admin');
    for (const call of Object.values(commands)) {
      await expect(call(ana, runId)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(call(stranger, runId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(call(foreign, runId)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('let one of forty simultaneous cancellations through', async () => {
    const runId = await begin();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => commands.cancel(admin, runId)),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    );
    expect(new Set(refused)).toEqual(new Set(['invalid_transition']));
  });
});
