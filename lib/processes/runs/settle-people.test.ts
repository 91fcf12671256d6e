import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { listRunEvents } from './list-run-events';
import { startRun } from './start-run';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ben: Insider;

beforeAll(async () => {
  acme = await createTenant();
  [admin, ben] = [await acme.person('admin'), await acme.person()];
});

/** A run of `starter` whose second step falls to `people`, who are still there; Ben does the first. */
async function begin(starter: Insider, people: Insider[], departmentId?: string) {
  const { deckId } = await createPublishedDeck(
    admin,
    [[{ key: 'now', assignees: [user(ben)] }], [{ key: 'later', assignees: people.map(user) }]],
    { departmentId },
  );
  const { id: runId } = await startRun(starter, { deckId, start: true });
  return { runId, steps: (await stepsOf(admin, runId)).steps };
}

async function laterPeople({ runId, steps }: Awaited<ReturnType<typeof begin>>): Promise<string[]> {
  await confirmCheckpoint(ben, { checkpointId: steps.now!.id });
  return (await stepsOf(admin, runId)).steps.later!.assignees.map(({ id }) => id);
}

describe('who a step falls to when its turn comes', () => {
  it('is nobody who has left meanwhile, and that is said', async () => {
    const gone = await acme.person();
    const run = await begin(admin, [gone, ben]);
    await deactivate(gone);
    expect(await laterPeople(run)).toEqual([ben.actor.id]);
    const { items } = await listRunEvents(admin, { runId: run.runId });
    expect(items.find(({ type }) => type === 'checkpoint.people_left')).toMatchObject({
      checkpointId: run.steps.later!.id,
      data: { title: 'later', userIds: [gone.actor.id] },
    });
    expect((await trailOf(admin, run.steps.later!.id)).posted).toContain('checkpoint.people_left');
  });

  it('is the starter where nobody is left', async () => {
    const gone = await acme.person();
    const run = await begin(admin, [gone]);
    await deactivate(gone);
    expect(await laterPeople(run)).toEqual([admin.actor.id]);
  });

  it('is whoever leads their departments where the starter has left too', async () => {
    const departmentId = await acme.department();
    const lead = await acme.person('lead', { departmentId, isLead: true });
    const [gone, starter] = [await acme.person('employee', { departmentId }), await acme.person('admin')];
    const run = await begin(starter, [gone, starter]);
    await deactivate(gone);
    await deactivate(starter);
    expect(await laterPeople(run)).toEqual([lead.actor.id]);
  });

  it('is the admins at last', async () => {
    const gone = await acme.person('admin');
    const run = await begin(gone, [gone]);
    await deactivate(gone);
    expect(await laterPeople(run)).toEqual([admin.actor.id]);
  });
});
