import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { getProtocolData } from '@/lib/processes/protocols/get-protocol-data';
import { listRunEvents } from '@/lib/processes/runs/list-run-events';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { addTodo } from './add-todo';
import { confirmCheckpoint } from './confirm-checkpoint';
import { reassignCheckpoint } from './reassign-checkpoint';
import { updateTodo } from './update-todo';

let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let bea: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin', { name: 'Ada' });
  ana = await acme.person('employee', { name: 'Ana' });
  bea = await acme.person('employee', { name: 'Bea' });
});

async function begin() {
  const fields = [{ key: 'value', label: 'Measured', type: 'number' as const, required: false }];
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'a', assigneeMode: 'all', assignees: [user(ana), user(admin)], fields }],
    [{ key: 'b' }],
  ]);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  return { runId, checkpointId: (await stepsOf(admin, runId)).steps.a!.id };
}

/** What the timeline and the protocol say of one kind of entry, which is the same. */
async function told(runId: string, type: string) {
  const { items } = await listRunEvents(admin, { runId });
  const { data } = await getProtocolData(admin, { runId });
  const [shown, printed] = [items, data.events].map((events) =>
    events
      .filter((event) => event.type === type)
      .map(({ changes, data: { fields } }) => ({ changes, fields })),
  );
  expect(printed).toEqual(shown);
  return shown!;
}

describe('the history of a run', () => {
  it('says from whom to whom a step went', async () => {
    const { runId, checkpointId } = await begin();
    await reassignCheckpoint(admin, { checkpointId, userIds: [bea.actor.id, admin.actor.id] });
    await reassignCheckpoint(admin, { checkpointId, userIds: [bea.actor.id] });
    expect((await told(runId, 'checkpoint.reassigned')).map(({ changes }) => changes)).toEqual([
      [{ what: 'assignee', from: 'Ana', to: 'Bea' }],
      [{ what: 'assignee', from: 'Ada', to: null }],
    ]);
  });

  it('keeps what each of several people filled in', async () => {
    const { runId, checkpointId } = await begin();
    await confirmCheckpoint(ana, { checkpointId, fields: { value: 7 } });
    expect(await told(runId, 'checkpoint.signed')).toEqual([
      { changes: [], fields: [{ label: 'Measured', value: 7 }] },
    ]);
  });

  it('says what became of a todo', async () => {
    const { runId, checkpointId } = await begin();
    const { id: todoId } = await addTodo(admin, { checkpointId, title: 'Order bolts', dueOn: '2026-12-24' });
    const change = { title: 'Order screws', assigneeId: ana.actor.id, dueOn: null };
    await updateTodo(admin, { todoId, ...change });
    await updateTodo(admin, { todoId, assigneeId: null });
    expect((await told(runId, 'checkpoint.todo_changed')).map(({ changes }) => changes)).toEqual([
      [
        { what: 'title', from: 'Order bolts', to: 'Order screws' },
        { what: 'assignee', from: null, to: 'Ana' },
        { what: 'dueOn', from: '2026-12-24', to: null },
      ],
      [{ what: 'assignee', from: 'Ana', to: null }],
    ]);
  });
});
