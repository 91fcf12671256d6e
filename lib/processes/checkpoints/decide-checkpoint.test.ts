import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { confirmCheckpoint } from './confirm-checkpoint';
import { previewReopen } from './preview-reopen';
import { reassignCheckpoint } from './reassign-checkpoint';
import { rejectCheckpoint } from './reject-checkpoint';
import { reopenCheckpoint } from './reopen-checkpoint';

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

async function begin() {
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'check', confirmationType: 'accept_reject', assignees: [user(ana)], slaLimitMinutes: 60 }],
    [{ key: 'ask', confirmationType: 'yes_no' }],
    [{ key: 'repair', condition: { checkpoint: 'ask', is: 'no' } }, { key: 'file' }],
  ]);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  return { runId, ...(await stepsOf(admin, runId)) };
}

describe('rejectCheckpoint', () => {
  it('stops the clock, holds the lane and tells why', async () => {
    const { runId, steps } = await begin();
    await rejectCheckpoint(later(ana, 600), {
      checkpointId: steps.check!.id,
      reason: 'Two bolts are missing',
    });

    const after = (await stepsOf(admin, runId)).steps;
    expect(after.check).toMatchObject({
      status: 'rejected',
      value: 'rejected',
      rejectionReason: 'Two bolts are missing',
      slaActivatedAt: null,
      slaDueAt: null,
    });
    expect(after.check!.slaAccumulatedActiveSeconds).toBeCloseTo(
      600 + (ana.now.getTime() - admin.now.getTime()) / 1000,
      1,
    );
    expect(after.ask?.status).toBe('pending');
    const trail = await trailOf(ana, steps.check!.id);
    expect(trail.audit).toEqual(['checkpoint.rejected']);
    expect(trail.posted).toEqual(['checkpoint.activated', 'checkpoint.rejected']);
  });

  it('is refused for a step that is not accepted or rejected, for outsiders and other tenants', async () => {
    const { steps } = await begin();
    const checkpointId = steps.check!.id;
    await expect(rejectCheckpoint(await acme.person(), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(rejectCheckpoint(await other.person('admin'), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await confirmCheckpoint(ana, { checkpointId });
    await expect(rejectCheckpoint(admin, { checkpointId: steps.ask!.id })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await expect(rejectCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
  });
});

describe('reopenCheckpoint', () => {
  it('continues the clock, asks conditions again and keeps what was done, unless told to cascade', async () => {
    const { runId, steps } = await begin();
    await confirmCheckpoint(later(ana, 60), { checkpointId: steps.check!.id });
    await confirmCheckpoint(later(admin, 120), { checkpointId: steps.ask!.id, value: 'yes' });
    expect(statusesOf((await stepsOf(admin, runId)).steps)).toEqual({
      check: 'completed',
      ask: 'completed',
      repair: 'skipped',
      file: 'active',
    });

    const preview = await previewReopen(admin, { checkpointId: steps.check!.id });
    await reopenCheckpoint(later(admin, 180), { checkpointId: steps.check!.id });
    const kept = (await stepsOf(admin, runId)).steps;
    expect(statusesOf(kept)).toEqual({
      check: 'active',
      ask: 'completed',
      repair: 'pending',
      file: 'pending',
    });
    expect(preview.changes.map(({ title, to }) => [title, to])).toEqual([
      ['check', 'active'],
      ['repair', 'pending'],
      ['file', 'pending'],
    ]);
    expect(kept.check!.slaAccumulatedActiveSeconds).toBeGreaterThanOrEqual(60);

    await confirmCheckpoint(later(admin, 240), { checkpointId: steps.check!.id });
    await reopenCheckpoint(later(admin, 300), { checkpointId: steps.check!.id, cascade: true });
    expect(statusesOf((await stepsOf(admin, runId)).steps)).toEqual({
      check: 'active',
      ask: 'pending',
      repair: 'pending',
      file: 'pending',
    });
    expect((await trailOf(admin, steps.check!.id)).audit).toContain('checkpoint.reopened');
  });

  it('is refused for an open step, a paused run, outsiders and other tenants', async () => {
    const { runId, steps } = await begin();
    const checkpointId = steps.check!.id;
    await expect(reopenCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await confirmCheckpoint(ana, { checkpointId });
    await pauseRun(admin, { runId });
    await expect(reopenCheckpoint(admin, { checkpointId })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await resumeRun(admin, { runId });
    await expect(reopenCheckpoint(await acme.person(), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(reopenCheckpoint(await other.person('admin'), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(previewReopen(await other.person('admin'), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('reassignCheckpoint', () => {
  it('replaces the people, keeps the clock and tells who came and went', async () => {
    const { runId, steps } = await begin();
    const ben = await acme.person('employee', { name: 'Ben' });
    await reassignCheckpoint(admin, { checkpointId: steps.check!.id, userIds: [ben.actor.id, ben.actor.id] });

    const after = (await stepsOf(ben, runId)).steps.check!;
    expect(after.assignees).toEqual([{ id: ben.actor.id, name: 'Ben' }]);
    expect(after.slaDueAt).toEqual(steps.check!.slaDueAt);
    expect((await trailOf(admin, steps.check!.id)).posted).toContain('checkpoint.reassigned');
    await expect(confirmCheckpoint(ana, { checkpointId: steps.check!.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('refuses people who have left or belong to another tenant, and who may not reassign', async () => {
    const { steps } = await begin();
    const checkpointId = steps.check!.id;
    const [gone, foreign, outsider] = [await acme.person(), await other.person(), await acme.person()];
    await deactivate(gone);
    const userIds = [gone.actor.id, foreign.actor.id];
    await expect(reassignCheckpoint(admin, { checkpointId, userIds })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/userIds/0' }, { pointer: '/userIds/1' }],
    });
    const self = [outsider.actor.id];
    await expect(reassignCheckpoint(outsider, { checkpointId, userIds: self })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(reassignCheckpoint(foreign, { checkpointId, userIds: self })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
