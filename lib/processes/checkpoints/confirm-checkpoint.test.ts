import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { race } from '@/tests/setup/race';
import { trailOf } from '@/tests/setup/trail';

import { confirmCheckpoint } from './confirm-checkpoint';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee', { name: 'Ana Weber' });
});

async function begin(
  step: Parameters<typeof createPublishedDeck>[1][number][number],
  approverIds: string[] = [],
) {
  const { deckId } = await createPublishedDeck(
    admin,
    [
      [{ assignees: [user(ana)], ...step }],
      [
        { key: 'next' },
        { key: 'only-if', condition: step.confirmationType ? { checkpoint: step.key, is: 'no' } : null },
      ],
    ],
    { approverIds },
  );
  const { id } = await startRun(admin, { deckId, start: true });
  return { runId: id, step: (await stepsOf(admin, id)).steps[step.key]! };
}

describe('confirmCheckpoint', () => {
  it('completes the step, opens the next lane, skips what its condition excludes and leaves its trail', async () => {
    const { runId, step } = await begin({ key: 'a', confirmationType: 'yes_no' });

    const done = await confirmCheckpoint(ana, {
      checkpointId: step.id,
      revision: step.revision,
      value: 'yes',
    });

    expect(done).toEqual({
      checkpoint: { id: step.id, status: 'completed', value: 'yes', revision: step.revision + 1 },
      run: { id: runId, status: 'active' },
    });
    const { steps } = await stepsOf(admin, runId);
    expect(statusesOf(steps)).toEqual({ a: 'completed', next: 'active', 'only-if': 'skipped' });
    expect(steps.a).toMatchObject({
      decidedBy: { id: ana.actor.id, name: 'Ana Weber' },
      revision: done.checkpoint.revision,
    });
    expect(steps['only-if']?.skippedBecause).toEqual({ title: 'a', is: 'no', value: 'yes' });
    expect(await trailOf(ana, step.id)).toEqual({
      audit: ['checkpoint.confirmed'],
      posted: ['checkpoint.activated'],
    });
  });

  it('names everything that is missing and keeps nothing of what was given', async () => {
    const { runId, step } = await begin({
      key: 'a',
      confirmationType: 'yes_no',
      requireNote: true,
      requireSignoffName: true,
    });

    await expect(
      confirmCheckpoint(ana, { checkpointId: step.id, note: ' ', signoffName: 'Someone Else' }),
    ).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: [
        { pointer: '/value' },
        { pointer: '/note' },
        { pointer: '/signoffName', code: 'signoff_name_differs' },
      ],
    });
    expect((await stepsOf(admin, runId)).steps.a).toMatchObject({
      status: 'active',
      note: null,
      revision: step.revision,
    });

    const given = {
      checkpointId: step.id,
      value: 'no' as const,
      note: 'Stütze 14',
      signoffName: '  ana  WEBER ',
    };
    expect((await confirmCheckpoint(ana, given)).checkpoint.status).toBe('completed');
  });

  it('lets exactly one of forty simultaneous confirmations through', async () => {
    const { step } = await begin({ key: 'a' });

    const { refused } = await race(ana, () => confirmCheckpoint(ana, { checkpointId: step.id }));
    expect(refused).toEqual(Array(39).fill('checkpoint_not_active'));
    expect((await trailOf(ana, step.id)).audit).toEqual(['checkpoint.confirmed']);
  });

  it('refuses a stale page, a value of another kind, a waiting step and a paused run', async () => {
    const { runId, step } = await begin({ key: 'a' });
    const checkpointId = step.id;
    await expect(confirmCheckpoint(ana, { checkpointId, revision: 99 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(confirmCheckpoint(ana, { checkpointId, value: 'yes' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const next = (await stepsOf(admin, runId)).steps.next!;
    await expect(confirmCheckpoint(admin, { checkpointId: next.id })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
    await pauseRun(admin, { runId });
    await expect(confirmCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
  });

  it('refuses who may see the run but not act, hides it from others and from other tenants', async () => {
    const approver = await acme.person('employee');
    const { step } = await begin({ key: 'a' }, [approver.actor.id]);
    const checkpointId = step.id;
    await expect(confirmCheckpoint(approver, { checkpointId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(confirmCheckpoint(await acme.person('employee'), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(confirmCheckpoint(await other.person('admin'), { checkpointId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(confirmCheckpoint(acme.job, { checkpointId })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
