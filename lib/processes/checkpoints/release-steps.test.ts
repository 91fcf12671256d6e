import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { deactivateUser } from '@/lib/platform/identity/deactivate-user';
import { getLeftNotice } from '@/lib/processes/runs/get-notice';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { confirmCheckpoint } from './confirm-checkpoint';
import { releasePerson } from './release-person';
import { releaseSteps } from './release-steps';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ben: Insider;
let leaving: Insider;

beforeAll(async () => {
  acme = await createTenant();
  [admin, ben] = [await acme.person('admin'), await acme.person('employee')];
});

async function begin(more: { mode?: 'any' | 'all' } = {}): Promise<string> {
  leaving = await acme.person('employee');
  const { deckId } = await createPublishedDeck(admin, [
    [
      { key: 'alone', assignees: [user(leaving)] },
      { key: 'shared', assigneeMode: more.mode ?? 'any', assignees: [user(leaving), user(ben)] },
    ],
    [{ key: 'later', assignees: [user(leaving)] }],
  ]);
  return (await startRun(admin, { deckId, start: true })).id;
}

const peopleOf = async (runId: string, key: string) =>
  (await stepsOf(admin, runId)).steps[key]!.assignees.map(({ id }) => id);

describe('somebody who has left', () => {
  it('is dropped from what was their turn; where nobody remains the starter takes it', async () => {
    const runId = await begin();
    await deactivateUser(admin, { userId: leaving.actor.id });
    expect((await trailOf(admin, leaving.actor.id)).posted).toContain('user.deactivated');
    await releasePerson(acme.job, { userId: leaving.actor.id });

    expect(await peopleOf(runId, 'alone')).toEqual([admin.actor.id]);
    expect(await peopleOf(runId, 'shared')).toEqual([ben.actor.id]);
    // Whose turn it is later is settled then.
    expect(await peopleOf(runId, 'later')).toEqual([leaving.actor.id]);
    const { steps } = await stepsOf(admin, runId);
    const { audit, posted } = await trailOf(admin, steps.alone!.id);
    expect(audit).toEqual(['checkpoint.reassigned']);
    expect(posted.toSorted()).toEqual([
      'checkpoint.activated',
      'checkpoint.people_left',
      'checkpoint.reassigned',
    ]);
    const { items } = await listRunEvents(admin, { runId });
    expect(items.filter(({ type }) => type === 'checkpoint.reassigned')).toHaveLength(2);

    await releasePerson(acme.job, { userId: leaving.actor.id });
    expect((await listRunEvents(admin, { runId })).items).toHaveLength(items.length);
  });

  it('is also told about when a later step begins without them', async () => {
    const runId = await begin();
    await deactivate(leaving);
    const { steps } = await stepsOf(admin, runId);
    for (const step of [steps.alone!, steps.shared!]) {
      await confirmCheckpoint(admin, { checkpointId: step.id });
    }
    expect((await trailOf(admin, steps.later!.id)).posted).toContain('checkpoint.people_left');
    expect(await peopleOf(runId, 'later')).toEqual([admin.actor.id]);
  });

  it('leaves a step complete on which everybody else has signed', async () => {
    const runId = await begin({ mode: 'all' });
    const { steps } = await stepsOf(admin, runId);
    await confirmCheckpoint(ben, { checkpointId: steps.shared!.id });
    await deactivate(leaving);
    await releasePerson(acme.job, { userId: leaving.actor.id });
    expect(statusesOf((await stepsOf(admin, runId)).steps)).toMatchObject({ shared: 'completed' });
  });

  it('is reported to the starter and to whoever leads their department, else to the admins', async () => {
    const departmentId = await acme.department();
    const lead = await acme.person('lead', { departmentId, isLead: true });
    const gone = await acme.person('employee', { departmentId });
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', assignees: [user(gone)] }]]);
    const { id: runId } = await startRun(admin, { deckId, start: true });
    const about = { checkpointId: (await stepsOf(admin, runId)).steps.a!.id, userIds: [gone.actor.id] };
    const notice = await getLeftNotice(acme.job, about);
    expect(notice).toMatchObject({ stepTitle: 'a', names: [gone.actor.name] });
    expect(new Set(notice.hearerIds)).toEqual(new Set([admin.actor.id, lead.actor.id]));
  });

  it('is nobody else’s to drop, not while they are there, and unknown elsewhere', async () => {
    const runId = await begin();
    const input = { runId, userId: leaving.actor.id };
    await expect(releaseSteps(admin, input)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await releaseSteps(acme.job, input)).toEqual({ runId, checkpointIds: [] });
    const foreign = (await createTenant()).job;
    await expect(releaseSteps(foreign, input)).rejects.toMatchObject({ code: 'not_found' });
  });
});
