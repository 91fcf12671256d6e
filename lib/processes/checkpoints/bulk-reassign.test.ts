import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { bulkRuns } from './bulk-runs';
import { confirmCheckpoint } from './confirm-checkpoint';
import { handOverPerson } from './hand-over-person';
import { listOpenSteps } from './list-open-steps';
import { reassignSteps } from './reassign-steps';

type Insider = Ctx & { actor: Person };
type Lanes = Parameters<typeof createPublishedDeck>[1];

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let ben: Insider;
let cem: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
  ben = await acme.person('employee');
  cem = await acme.person('employee');
});

async function begin(lanes?: Lanes): Promise<string> {
  const { deckId } = await createPublishedDeck(
    admin,
    lanes ?? [
      [{ key: 'done', assignees: [user(ana)] }],
      [
        { key: 'open', assignees: [user(ana), user(cem)] },
        { key: 'other', assignees: [user(cem)] },
      ],
      [{ key: 'later', assignees: [user(ana)] }],
    ],
  );
  return (await startRun(admin, { deckId, start: true })).id;
}

const fromTo = (from: Insider, to: Insider) => ({ fromUserId: from.actor.id, toUserId: to.actor.id });
const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id).toSorted();

describe('handing over everything somebody has in a run', () => {
  it('takes the open steps, leaves the rest, and tells the timeline and both', async () => {
    const runId = await begin();
    const before = (await stepsOf(admin, runId)).steps;
    await confirmCheckpoint(ana, { checkpointId: before.done!.id });
    await reassignSteps(admin, { runId, ...fromTo(ana, ben) });

    const { steps } = await stepsOf(admin, runId);
    const people = Object.fromEntries(
      Object.entries(steps).map(([key, step]) => [key, idsOf(step.assignees)]),
    );
    expect(people).toEqual({
      done: [ana.actor.id],
      open: [ben.actor.id, cem.actor.id].toSorted(),
      other: [cem.actor.id],
      later: [ben.actor.id],
    });
    const { items } = await listRunEvents(admin, { runId });
    const change = { added: [ben.actor.id], removed: [ana.actor.id] };
    expect(items.filter(({ type }) => type === 'checkpoint.reassigned')).toMatchObject([
      { checkpointId: steps.open!.id, data: change },
      { checkpointId: steps.later!.id, data: change },
    ]);
    expect(await trailOf(admin, steps.later!.id)).toEqual({
      audit: ['checkpoint.reassigned'],
      posted: ['checkpoint.reassigned'],
    });
  });

  it('takes over from whoever has left, and leaves nobody twice on a step', async () => {
    const gone = await acme.person('employee');
    const runId = await begin([[{ key: 'a', assignees: [user(gone), user(ben)] }]]);
    await deactivate(gone);
    await reassignSteps(admin, { runId, ...fromTo(gone, ben) });
    expect(idsOf((await stepsOf(admin, runId)).steps.a!.assignees)).toEqual([ben.actor.id]);
    const left = await acme.person('employee');
    await deactivate(left);
    await expect(reassignSteps(admin, { runId, ...fromTo(ben, left) })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/toUserId', code: 'person_unknown' }],
    });
  });

  it('completes a step on which then only those are left who have signed', async () => {
    const runId = await begin([
      [{ key: 'a', assigneeMode: 'all', assignees: [user(ana), user(ben)] }],
      [{ key: 'b', assignees: [user(cem)] }],
    ]);
    const { steps } = await stepsOf(admin, runId);
    await confirmCheckpoint(ben, { checkpointId: steps.a!.id });
    await reassignSteps(admin, { runId, ...fromTo(ana, ben) });
    expect(statusesOf((await stepsOf(admin, runId)).steps)).toEqual({ a: 'completed', b: 'active' });
  });

  it('is for those who may hand over, hidden from others, and over when the run is', async () => {
    const runId = await begin();
    const change = { runId, ...fromTo(ana, ben) };
    const foreign = await (await createTenant()).person('admin');
    await expect(reassignSteps(cem, change)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reassignSteps(await acme.person(), change)).rejects.toMatchObject({ code: 'not_found' });
    await expect(reassignSteps(foreign, change)).rejects.toMatchObject({ code: 'not_found' });
    // What is one's own one hands over oneself.
    await reassignSteps(ana, change);
    await expect(reassignSteps(admin, change)).rejects.toMatchObject({ code: 'nothing_to_reassign' });
    await cancelRun(admin, { runId, reason: 'x' });
    await expect(reassignSteps(admin, change)).rejects.toMatchObject({ code: 'invalid_transition' });
  });

  it('has one winner when two give the same steps away', async () => {
    const runId = await begin();
    const outcomes = await Promise.allSettled(
      [ben, cem].map((to) => reassignSteps(admin, { runId, ...fromTo(ana, to) })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('bulkRuns with reassign', () => {
  it('gives each run its own result', async () => {
    const [one, two] = [await begin(), await begin()];
    const none = await begin([[{ key: 'a', assignees: [user(cem)] }]]);
    const answer = await bulkRuns(admin, {
      action: 'reassign',
      runIds: [one, none, two],
      ...fromTo(ana, ben),
    });
    expect(answer.results).toEqual([
      { runId: one, ok: true },
      { runId: none, ok: false, code: 'nothing_to_reassign' },
      { runId: two, ok: true },
    ]);
  });

  it('needs two different people', async () => {
    const runIds = [await begin()];
    await expect(bulkRuns(admin, { action: 'reassign', runIds })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/fromUserId' }, { pointer: '/toUserId' }],
    });
    await expect(bulkRuns(admin, { action: 'reassign', runIds, ...fromTo(ana, ana) })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ code: 'same_person' }],
    });
  });
});

describe('somebody who leaves', () => {
  it('is asked about with all that is open, and hands it over whole', async () => {
    const leaving = await acme.person('employee');
    const lanes: Lanes = [
      [{ key: 'now', assignees: [user(leaving)] }],
      [
        { key: 'then', assignees: [user(leaving)] },
        { key: 'not', assignees: [user(cem)] },
      ],
    ];
    const runIds = [await begin(lanes), await begin(lanes)];
    const ended = await begin(lanes);
    await cancelRun(admin, { runId: ended, reason: 'x' });

    const before = await listOpenSteps(admin, { userId: leaving.actor.id, limit: 1 });
    expect(before).toMatchObject({ total: 4, runTotal: 2, runs: [{ steps: 2, next: { title: 'now' } }] });
    expect(await handOverPerson(admin, fromTo(leaving, ben))).toEqual({ done: 2, refused: [] });
    expect(await listOpenSteps(admin, { userId: leaving.actor.id })).toEqual({
      total: 0,
      runTotal: 0,
      runs: [],
    });
    for (const runId of runIds) {
      expect(idsOf((await stepsOf(admin, runId)).steps.then!.assignees)).toEqual([ben.actor.id]);
    }
  });

  it('may leave a run to somebody else than the rest, or to nobody', async () => {
    const leaving = await acme.person('employee');
    const lanes: Lanes = [[{ key: 'now', assignees: [user(leaving)] }]];
    const [one, two, three] = [await begin(lanes), await begin(lanes), await begin(lanes)];
    const holder = async (runId: string) => idsOf((await stepsOf(admin, runId)).steps.now!.assignees);
    const fromUserId = leaving.actor.id;

    const some = { fromUserId, exceptions: [{ runId: two, toUserId: cem.actor.id }] };
    expect(await handOverPerson(admin, some)).toEqual({ done: 1, refused: [] });
    expect(await Promise.all([one, two, three].map(holder))).toEqual([
      [fromUserId],
      [cem.actor.id],
      [fromUserId],
    ]);
    const rest = { ...fromTo(leaving, ben), exceptions: [{ runId: three, toUserId: null }] };
    expect(await handOverPerson(admin, rest)).toEqual({ done: 1, refused: [] });
    expect(await Promise.all([one, three].map(holder))).toEqual([[ben.actor.id], [fromUserId]]);
  });

  it('is nobody else’s business, and shows a lead only what a lead may see', async () => {
    const about = { userId: ana.actor.id };
    const lead = await acme.person('lead', { departmentId: await acme.department() });
    const foreign = await (await createTenant()).person('admin');
    await begin();
    await expect(listOpenSteps(ben, about)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(handOverPerson(ben, fromTo(ana, ben))).rejects.toMatchObject({ code: 'forbidden' });
    for (const ctx of [lead, foreign]) {
      expect(await listOpenSteps(ctx, about)).toEqual({ total: 0, runTotal: 0, runs: [] });
      expect(await handOverPerson(ctx, fromTo(ana, ben))).toEqual({ done: 0, refused: [] });
    }
  });
});
