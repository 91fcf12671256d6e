import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { addTodo } from '@/lib/processes/checkpoints/add-todo';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { tickSubtask } from '@/lib/processes/checkpoints/tick-subtask';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';

import { pauseRun } from './pause-run';
import { startRun } from './start-run';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let [lead, ana, ben, cem]: Insider[] = [];

beforeAll(async () => {
  acme = await createTenant();
  lead = await acme.person('admin');
  [ana, ben, cem] = [await acme.person(), await acme.person(), await acme.person()];
});

async function begin() {
  const departmentId = await acme.department();
  const member = await acme.person('employee', { departmentId });
  const { deckId } = await createPublishedDeck(
    lead!,
    [
      [{ key: 'a', assignees: [user(ana!)], subtasks: ['one'], slaLimitMinutes: 60 }],
      [
        { key: 'b', assignees: [user(ben!)] },
        { key: 'c', assignees: [{ type: 'department', departmentId }] },
      ],
    ],
    { approverIds: [cem!.actor.id] },
  );
  const { id: runId } = await startRun(lead!, { deckId, start: true });
  const { steps } = await stepsOf(lead!, runId);
  const names: Record<string, string> = {
    [runId]: 'here',
    [lead!.actor.id]: 'lead',
    [ana!.actor.id]: 'ana',
    [ben!.actor.id]: 'ben',
    [cem!.actor.id]: 'cem',
    [member.actor.id]: 'member',
  };
  const told = async (work: () => Promise<unknown>) =>
    (await pagesToldBy(acme.id, work))
      .map((topic) => topic.replace(/[^:]+$/, (id) => names[id] ?? id))
      .toSorted();
  return { runId, steps, told, member };
}

describe('the pages that are told of a change', () => {
  it('are the run and the inboxes of those it falls to, and of whoever had it', async () => {
    const { steps, told, member } = await begin();
    await tickSubtask(ana!, { checkpointId: steps.a!.id, index: 0, done: true });
    const everybody = ['inbox:ana', 'inbox:ben', 'inbox:lead', 'inbox:member', 'run:here'];
    expect(await told(() => confirmCheckpoint(ana!, { checkpointId: steps.a!.id }))).toEqual(everybody);
    expect(await told(() => confirmCheckpoint(ben!, { checkpointId: steps.b!.id }))).toEqual([
      'inbox:ben',
      'inbox:lead',
      'run:here',
    ]);
    expect(await told(() => confirmCheckpoint(member, { checkpointId: steps.c!.id }))).toEqual([
      'inbox:cem',
      'inbox:lead',
      'inbox:member',
      'run:here',
    ]);
  });

  it('hear of what is no decision, too', async () => {
    const { steps, told } = await begin();
    const checkpointId = steps.a!.id;
    const small = ['inbox:ana', 'inbox:lead', 'run:here'];
    expect(await told(() => tickSubtask(ana!, { checkpointId, index: 0, done: true }))).toEqual(small);
    expect(await told(() => addTodo(ana!, { checkpointId, title: 'later' }))).toEqual(small);
    expect(await told(() => climbEscalations(later(acme.job, 3601), { checkpointId }))).toEqual([
      'inbox:ana',
      'run:here',
    ]);
  });

  it('are those of both when a step is handed over', async () => {
    const { steps, told } = await begin();
    const give = () => reassignCheckpoint(lead!, { checkpointId: steps.a!.id, userIds: [ben!.actor.id] });
    expect(await told(give)).toEqual(['inbox:ana', 'inbox:ben', 'inbox:lead', 'run:here']);
  });

  it('are those of everybody at work when a run stops', async () => {
    const { runId, told } = await begin();
    expect(await told(() => pauseRun(lead!, { runId }))).toEqual(['inbox:ana', 'inbox:lead', 'run:here']);
  });
});
