import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { cloneRun } from '@/lib/processes/runs/clone-run';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { addTodo } from './add-todo';
import { confirmCheckpoint } from './confirm-checkpoint';
import { deleteTodo } from './delete-todo';
import { listTodos } from './list-todos';
import { updateTodo } from './update-todo';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let ben: Insider;
let stranger: Insider;
let foreign: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee', { name: 'Ana' });
  ben = await acme.person('employee', { name: 'Ben' });
  stranger = await acme.person('employee');
  foreign = await (await createTenant()).person('admin');
});

async function begin(requireTodosDone = false) {
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'a', assignees: [user(ana)], requireTodosDone }],
    [{ key: 'b', assignees: [user(ben)] }],
  ]);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const { steps } = await stepsOf(admin, runId);
  return { runId, checkpointId: steps.a!.id };
}

const entriesOf = async (runId: string) =>
  (await listRunEvents(admin, { runId })).items
    .filter(({ type }) => type.startsWith('checkpoint.todo'))
    .map(({ type, data }) => `${type} ${data.todo}`);

describe('a todo', () => {
  it('is written down, given to somebody, ticked, changed and dropped; the timeline tells all of it', async () => {
    const { runId, checkpointId } = await begin();
    const { id: todoId } = await addTodo(ana, {
      checkpointId,
      title: 'Order bolts',
      assigneeId: ben.actor.id,
      dueOn: '2026-12-24',
    });
    expect((await listTodos(ben, { checkpointId })).items).toMatchObject([
      {
        id: todoId,
        title: 'Order bolts',
        assignee: { name: 'Ben' },
        dueOn: '2026-12-24',
        createdBy: { name: 'Ana' },
        doneAt: null,
        may: { edit: true, tick: true },
      },
    ]);
    expect((await stepsOf(ana, runId)).steps.a).toMatchObject({ todoCount: 1, openTodos: 1, missing: [] });

    const soon = later(ben, 60);
    expect(await updateTodo(soon, { todoId, done: true })).toEqual({ id: todoId, done: true });
    await updateTodo(ana, { todoId, done: true });
    expect((await listTodos(ana, { checkpointId })).items).toMatchObject([
      { doneBy: { name: 'Ben' }, doneAt: soon.now },
    ]);
    await updateTodo(ana, { todoId, title: 'Order screws', dueOn: null, done: false });
    expect((await listTodos(ana, { checkpointId })).items).toMatchObject([
      { title: 'Order screws', dueOn: null, assignee: { name: 'Ben' }, doneBy: null, doneAt: null },
    ]);
    await deleteTodo(ana, { todoId });
    expect((await listTodos(ana, { checkpointId })).items).toEqual([]);
    await expect(updateTodo(ana, { todoId, done: true })).rejects.toMatchObject({ code: 'not_found' });

    expect(await entriesOf(runId)).toEqual([
      'checkpoint.todo_added Order bolts',
      'checkpoint.todo_done Order bolts',
      'checkpoint.todo_changed Order screws',
      'checkpoint.todo_undone Order screws',
      'checkpoint.todo_deleted Order screws',
    ]);
    expect(await trailOf(ana, todoId)).toEqual({ audit: [], posted: ['todo.assigned'] });
  });

  it('is allowed while the run is paused, and not once it has ended', async () => {
    const { runId, checkpointId } = await begin();
    await pauseRun(admin, { runId });
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'Call the supplier' });
    await updateTodo(ana, { todoId, done: true });
    await cancelRun(admin, { runId, reason: 'x' });
    const refusal = { code: 'invalid_transition', params: { status: 'cancelled' } };
    await expect(addTodo(ana, { checkpointId, title: 'late' })).rejects.toMatchObject(refusal);
    await expect(updateTodo(ana, { todoId, done: false })).rejects.toMatchObject(refusal);
    await expect(deleteTodo(ana, { todoId })).rejects.toMatchObject(refusal);
    expect((await listTodos(ana, { checkpointId })).items[0]!.may).toEqual({ edit: false, tick: false });
  });

  it('is refused to those who only read, and not there for others', async () => {
    const { checkpointId } = await begin();
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'mine' });
    const reader = granted(await acme.person(), { 'runs.view': 'all' });
    const calls = (ctx: Ctx) => [
      () => addTodo(ctx, { checkpointId, title: 'x' }),
      () => updateTodo(ctx, { todoId, done: true }),
      () => updateTodo(ctx, { todoId, title: 'y' }),
      () => deleteTodo(ctx, { todoId }),
    ];
    for (const ctx of [reader, acme.job]) {
      for (const call of calls(ctx)) await expect(call()).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const ctx of [stranger, foreign]) {
      for (const call of calls(ctx)) await expect(call()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await listTodos(reader, { checkpointId })).items[0]!.may).toEqual({ edit: false, tick: false });
  });

  it('can be given only to who may see the run', async () => {
    const { checkpointId } = await begin();
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'whose' });
    const refusal = {
      code: 'invalid_input',
      problems: [{ pointer: '/assigneeId', code: 'assignee_cannot_see' }],
    };
    for (const { actor } of [stranger, foreign]) {
      await expect(addTodo(ana, { checkpointId, title: 'x', assigneeId: actor.id })).rejects.toMatchObject(
        refusal,
      );
      await expect(updateTodo(ana, { todoId, assigneeId: actor.id })).rejects.toMatchObject(refusal);
    }
    await expect(addTodo(ana, { checkpointId, title: 'x', dueOn: '2026-02-30' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('keeps a step from being confirmed only where the template says so', async () => {
    const free = await begin(false);
    await addTodo(ana, { checkpointId: free.checkpointId, title: 'some time' });
    await confirmCheckpoint(ana, { checkpointId: free.checkpointId });

    const { runId, checkpointId } = await begin(true);
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'first of all' });
    expect((await stepsOf(ana, runId)).steps.a!.missing).toEqual(['todos']);
    await expect(confirmCheckpoint(ana, { checkpointId })).rejects.toMatchObject({
      code: 'evidence_missing',
      problems: [{ pointer: '/todos/0', code: 'todo_open', params: { title: 'first of all' } }],
    });
    await updateTodo(ana, { todoId, done: true });
    await confirmCheckpoint(ana, { checkpointId });
  });

  it('is either there before a confirmation or after it, never unseen in between', async () => {
    const { checkpointId } = await begin(true);
    const [confirmed, added] = await Promise.allSettled([
      confirmCheckpoint(ana, { checkpointId }),
      addTodo(admin, { checkpointId, title: 'wait' }),
    ]);
    expect(added.status).toBe('fulfilled');
    const { items } = await listTodos(ana, { checkpointId });
    expect(items).toHaveLength(1);
    if (confirmed.status === 'rejected') expect(confirmed.reason.code).toBe('evidence_missing');
  });

  it('is ticked once by twenty at the same moment', async () => {
    const { runId, checkpointId } = await begin();
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'once' });
    await Promise.all(Array.from({ length: 20 }, () => updateTodo(ana, { todoId, done: true })));
    expect(await entriesOf(runId)).toEqual(['checkpoint.todo_added once', 'checkpoint.todo_done once']);
  });

  it('is open again in a clone, with its person where they may see it and without its day', async () => {
    const { runId, checkpointId } = await begin();
    const more = { assigneeId: ben.actor.id, dueOn: '2026-12-24' };
    const { id: todoId } = await addTodo(ana, { checkpointId, title: 'again', ...more });
    await addTodo(ana, { checkpointId, title: 'and again' });
    await updateTodo(ana, { todoId, done: true });

    const clone = await cloneRun(admin, { runId });
    const { steps } = await stepsOf(admin, clone.id);
    const { items } = await listTodos(admin, { checkpointId: steps.a!.id });
    expect(items).toMatchObject([
      { title: 'again', assignee: { name: 'Ben' }, dueOn: null, doneAt: null },
      { title: 'and again', assignee: null },
    ]);
    expect(steps.a).toMatchObject({ todoCount: 2, openTodos: 2, commentCount: 0 });
  });
});
