import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { confirmCheckpoint } from './confirm-checkpoint';
import { findLiveVersions } from './find-live-versions';
import { tickSubtask } from './tick-subtask';

let acme: TestTenant;
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  ana = await acme.person('admin');
  ben = await acme.person('employee');
});

/** What has changed for those who look, as `kind id`. */
async function changesOf(
  runId: string,
  work: () => Promise<unknown>,
  job: Ctx = acme.job,
): Promise<string[]> {
  const look = () => findLiveVersions(job, { runIds: [runId], userIds: [ana.actor.id, ben.actor.id] });
  const before = await look();
  await work();
  const names: Record<string, string> = { [runId]: 'run', [ana.actor.id]: 'ana', [ben.actor.id]: 'ben' };
  return (await look())
    .filter(
      (now) =>
        !before.some((was) => was.kind === now.kind && was.id === now.id && was.version === now.version),
    )
    .map(({ kind, id }) => `${kind} ${names[id]}`)
    .toSorted();
}

describe('findLiveVersions', () => {
  it('differs for everybody who has something new to see, and for nobody else', async () => {
    const { deckId } = await createPublishedDeck(ana, [
      [{ key: 'a', assignees: [user(ana)], subtasks: ['one'] }],
      [{ key: 'b', assignees: [user(ben)] }],
    ]);
    const { id: runId } = await startRun(ana, { deckId });
    const { steps } = await stepsOf(ana, runId);
    const checkpointId = steps.a!.id;

    expect(await changesOf(runId, async () => {})).toEqual([]);
    expect(await changesOf(runId, () => tickSubtask(ana, { checkpointId, index: 0, done: true }))).toEqual([
      'run run',
    ]);
    expect(await changesOf(runId, () => confirmCheckpoint(ana, { checkpointId }))).toEqual([
      'inbox ana',
      'inbox ben',
      'run run',
    ]);
    const notice = { kind: 'approval' as const, runTitle: 'R', runNumber: '1' };
    const deliver = () =>
      deliverNotice(acme.job, { userId: ben.actor.id, cause: 'c', path: '/inbox', data: notice });
    expect(await changesOf(runId, deliver)).toEqual(['bell ben']);
  });

  it('is for jobs, and knows nothing of another tenant', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    const { id: runId } = await startRun(ana, { deckId });
    await expect(findLiveVersions(ana, { runIds: [], userIds: [] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await createTenant();
    expect((await findLiveVersions(other.job, { runIds: [runId], userIds: [] })).length).toBe(0);
  });
});
