import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { confirmCheckpoint } from './confirm-checkpoint';
import { reassignCheckpoint } from './reassign-checkpoint';
import { rejectCheckpoint } from './reject-checkpoint';
import { reopenCheckpoint } from './reopen-checkpoint';
import { tickSubtask } from './tick-subtask';

type Steps = Parameters<typeof createPublishedDeck>[1];

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee', { name: 'Ana' });
  ben = await acme.person('employee', { name: 'Ben' });
});

async function begin(lanes: Steps) {
  const { deckId } = await createPublishedDeck(admin, lanes);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const { steps } = await stepsOf(admin, runId);
  return { runId, steps, now: async () => (await stepsOf(admin, runId)).steps };
}

const typesOf = async (runId: string) =>
  (await listRunEvents(admin, { runId })).items.map(({ type }) => type);

describe('subtasks', () => {
  it('are ticked one by one, and the step is confirmed only when all are', async () => {
    const { runId, steps, now } = await begin([
      [{ key: 'a', assignees: [user(ana)], subtasks: ['left', 'right'] }],
    ]);
    const checkpointId = steps.a!.id;
    expect(steps.a!.missing).toEqual(['subtasks/0', 'subtasks/1']);

    await tickSubtask(ana, { checkpointId, index: 0, done: true });
    await expect(confirmCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: [{ pointer: '/subtasks/1', code: 'subtask_open', params: { title: 'right' } }],
    });
    // The same tick again changes nothing, and leaves no second entry.
    expect(await tickSubtask(ana, { checkpointId, index: 0, done: true })).toEqual({ checkpointId, open: 1 });
    expect(await tickSubtask(ana, { checkpointId, index: 1, done: true })).toEqual({ checkpointId, open: 0 });

    expect((await now()).a!.subtasks).toMatchObject([{ doneBy: 'Ana' }, { doneBy: 'Ana' }]);
    await confirmCheckpoint(ana, { checkpointId, revision: steps.a!.revision });
    expect((await typesOf(runId)).filter((type) => type.startsWith('checkpoint.subtask'))).toHaveLength(2);
  });

  it('can be taken back while the step is open, by nobody else, and not afterwards', async () => {
    const { steps } = await begin([[{ key: 'a', assignees: [user(ana)], subtasks: ['one'] }]]);
    const tick = { checkpointId: steps.a!.id, index: 0, done: true };
    const stranger = await (await createTenant()).person('admin');
    await expect(tickSubtask(ben, tick)).rejects.toMatchObject({ code: 'not_found' });
    await expect(tickSubtask(stranger, tick)).rejects.toMatchObject({ code: 'not_found' });
    await expect(tickSubtask(ana, { ...tick, index: 1 })).rejects.toMatchObject({ code: 'not_found' });

    await tickSubtask(ana, tick);
    expect((await tickSubtask(ana, { ...tick, done: false })).open).toBe(1);
    await tickSubtask(ana, tick);
    await confirmCheckpoint(ana, { checkpointId: tick.checkpointId });
    await expect(tickSubtask(ana, { ...tick, done: false })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
  });
});

describe('form fields', () => {
  const fields = [
    { key: 'amount', label: 'Menge', type: 'number' as const, required: true, options: [] },
    { key: 'colour', label: 'Farbe', type: 'select' as const, required: false, options: ['rot', 'blau'] },
  ];

  it('are refused with all that is missing or wrong, and kept when they fit', async () => {
    const { runId, steps, now } = await begin([[{ key: 'a', assignees: [user(ana)], fields }]]);
    const checkpointId = steps.a!.id;
    await expect(confirmCheckpoint(ana, { checkpointId, fields: { colour: 'grün' } })).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: [
        { pointer: '/fields/amount', code: 'field_missing' },
        { pointer: '/fields/colour', code: 'field_invalid' },
      ],
    });
    await confirmCheckpoint(ana, { checkpointId, fields: { amount: 7, colour: null } });
    expect((await now()).a!.fieldValues).toEqual({ amount: 7 });
    const { items } = await listRunEvents(admin, { runId });
    expect(items.find(({ type }) => type === 'checkpoint.confirmed')?.data).toMatchObject({
      fields: [{ label: 'Menge', value: 7 }],
    });
  });

  it('decide later conditions, and are empty again when the step is done again', async () => {
    const many = { field: 'a.amount', op: 'gt' as const, value: 10 };
    const lanes: Steps = [
      [{ key: 'a', assignees: [user(ana)], fields }],
      [
        { key: 'big', condition: many },
        { key: 'small', condition: { all: [{ not: many }, { checkpoint: 'a', is: 'ok' }] } },
      ],
    ];
    const { steps, now } = await begin(lanes);
    const checkpointId = steps.a!.id;
    await confirmCheckpoint(ana, { checkpointId, fields: { amount: 11 } });
    expect(statusesOf(await now())).toMatchObject({ big: 'active', small: 'skipped' });

    await reopenCheckpoint(admin, { checkpointId });
    expect((await now()).a!.fieldValues).toEqual({});
    await confirmCheckpoint(ana, { checkpointId, fields: { amount: 3 } });
    expect(statusesOf(await now())).toMatchObject({ big: 'skipped', small: 'active' });
  });
});

describe('a step everybody has to sign', () => {
  const signed = async () =>
    begin([
      [{ key: 'a', confirmationType: 'yes_no', assigneeMode: 'all', assignees: [user(ana), user(ben)] }],
      [{ key: 'next' }],
    ]);

  it('waits for the last signature, keeps them all, and one no makes it a no', async () => {
    const { runId, steps, now } = await signed();
    const checkpointId = steps.a!.id;
    const first = await confirmCheckpoint(ana, { checkpointId, value: 'no', note: 'not like this' });
    expect(first.checkpoint).toMatchObject({ status: 'active', revision: steps.a!.revision + 1 });
    expect((await now()).a).toMatchObject({
      status: 'active',
      waitingFor: [{ name: 'Ben' }],
      confirmations: [{ user: { name: 'Ana' }, value: 'no', note: 'not like this' }],
      may: { confirm: false },
    });
    await expect(confirmCheckpoint(ana, { checkpointId, value: 'yes' })).rejects.toMatchObject({
      code: 'already_decided',
    });

    const last = await confirmCheckpoint(ben, { checkpointId, value: 'yes' });
    expect(last.checkpoint).toMatchObject({ status: 'completed', value: 'no' });
    const after = await now();
    expect(statusesOf(after)).toEqual({ a: 'completed', next: 'active' });
    expect(after.a!.confirmations).toHaveLength(2);
    expect(after.a!.revision).toBe(last.checkpoint.revision);
    expect(await typesOf(runId)).toContain('checkpoint.signed');
  });

  it('keeps what each of them filled in', async () => {
    const field = (key: string) => ({ key, label: key, type: 'text' as const, required: false, options: [] });
    const { steps, now } = await begin([
      [
        {
          key: 'a',
          assigneeMode: 'all',
          assignees: [user(ana), user(ben)],
          fields: [field('left'), field('right')],
        },
      ],
    ]);
    const checkpointId = steps.a!.id;
    await confirmCheckpoint(ana, { checkpointId, fields: { left: 'ana' } });
    await confirmCheckpoint(ben, { checkpointId, fields: { right: 'ben' } });
    expect((await now()).a!.fieldValues).toEqual({ left: 'ana', right: 'ben' });
  });

  it('is signed by nobody else, not even by an admin', async () => {
    const { steps } = await signed();
    await expect(confirmCheckpoint(admin, { checkpointId: steps.a!.id, value: 'yes' })).rejects.toMatchObject(
      { code: 'forbidden' },
    );
  });

  it('is complete when the one who is missing hands over to those who have signed', async () => {
    const { steps, now } = await signed();
    const checkpointId = steps.a!.id;
    await confirmCheckpoint(ana, { checkpointId, value: 'yes' });
    await reassignCheckpoint(admin, { checkpointId, userIds: [ana.actor.id] });
    expect(statusesOf(await now())).toEqual({ a: 'completed', next: 'active' });
  });

  it('begins anew when it is opened again', async () => {
    const { steps, now } = await signed();
    const checkpointId = steps.a!.id;
    for (const person of [ana, ben]) await confirmCheckpoint(person, { checkpointId, value: 'yes' });
    await reopenCheckpoint(admin, { checkpointId });
    expect((await now()).a).toMatchObject({ status: 'active', confirmations: [] });
    await confirmCheckpoint(ana, { checkpointId, value: 'yes' });
  });

  it('is completed once by two at the same moment', async () => {
    const { steps, now } = await signed();
    const both = [ana, ben].map((person) =>
      confirmCheckpoint(person, { checkpointId: steps.a!.id, value: 'yes' }),
    );
    const done = (await Promise.all(both)).map(({ checkpoint }) => checkpoint.status);
    expect(done.toSorted()).toEqual(['active', 'completed']);
    expect(statusesOf(await now())).toEqual({ a: 'completed', next: 'active' });
  });
});

describe('a rejection', () => {
  const judged = (onReject: 'wait' | 'continue' | 'cancel_run') =>
    begin([
      [{ key: 'a', confirmationType: 'accept_reject', onReject, assignees: [user(ana)] }],
      onReject === 'continue'
        ? [{ key: 'repair', condition: { checkpoint: 'a', is: 'rejected' } }]
        : [{ key: 'repair' }],
    ]);

  it('waits', async () => {
    const { steps, now } = await judged('wait');
    await rejectCheckpoint(ana, { checkpointId: steps.a!.id });
    expect(statusesOf(await now())).toEqual({ a: 'rejected', repair: 'pending' });
  });

  it('goes on as an answer', async () => {
    const { runId, steps, now } = await judged('continue');
    await rejectCheckpoint(ana, { checkpointId: steps.a!.id, reason: 'crack' });
    expect(statusesOf(await now())).toEqual({ a: 'rejected', repair: 'active' });
    await confirmCheckpoint(admin, { checkpointId: steps.repair!.id });
    expect((await stepsOf(admin, runId)).run).toMatchObject({ status: 'completed', finishedCheckpoints: 2 });
  });

  it('cancels the run, with its reason', async () => {
    const { runId, steps } = await judged('cancel_run');
    const answer = await rejectCheckpoint(ana, { checkpointId: steps.a!.id, reason: 'crack' });
    expect(answer.run.status).toBe('cancelled');
    expect((await stepsOf(admin, runId)).run).toMatchObject({ status: 'cancelled', reason: 'crack' });
  });
});
