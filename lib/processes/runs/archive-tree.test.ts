import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { bulkRuns } from '@/lib/processes/checkpoints/bulk-runs';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveRun } from './archive-run';
import { getRunNotice } from './get-notice';
import { getRun } from './get-run';
import { listRuns } from './list-runs';
import { startRun } from './start-run';
import { unarchiveRun } from './unarchive-run';

let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  [ana, ben] = await Promise.all([acme.person('employee'), acme.person('employee')]);
});

/** A run whose only step is done by a run, whose only step is done by a third. */
async function begin() {
  const leaf = await createPublishedDeck(admin, [[{ key: 'work', assignees: [user(ana)] }]]);
  const middle = await createPublishedDeck(admin, [[{ key: 'part', subDeckId: leaf.deckId }]], {
    approverIds: [ben.actor.id],
  });
  const top = await createPublishedDeck(admin, [[{ key: 'part', subDeckId: middle.deckId }]]);
  const { id: topId } = await startRun(admin, { deckId: top.deckId, start: true });
  const middleId = (await stepsOf(admin, topId)).steps.part!.subRunId!;
  const leafId = (await stepsOf(admin, middleId)).steps.part!.subRunId!;
  return { topId, middleId, leafId };
}

async function finish() {
  const tree = await begin();
  await confirmCheckpoint(ana, { checkpointId: (await stepsOf(ana, tree.leafId)).steps.work!.id });
  await decideApproval(ben, { runId: tree.middleId, decision: 'approve' });
  return tree;
}

const isArchived = async (runId: string) => (await getRun(admin, { runId })).archivedAt !== null;

describe('archiving a run', () => {
  it('takes everything below it into the archive and back, with a line of history each', async () => {
    const { topId, middleId, leafId } = await finish();
    await archiveRun(admin, { runId: topId });
    expect(await Promise.all([topId, middleId, leafId].map(isArchived))).toEqual([true, true, true]);
    expect((await trailOf(admin, leafId)).audit.at(-1)).toBe('run.archived');
    const { items } = await listRuns(admin, { tab: 'done', limit: 200 });
    expect(items.filter(({ id }) => [topId, middleId, leafId].includes(id))).toEqual([]);

    await unarchiveRun(admin, { runId: topId });
    expect(await Promise.all([topId, middleId, leafId].map(isArchived))).toEqual([false, false, false]);
    expect((await trailOf(admin, leafId)).audit.at(-1)).toBe('run.unarchived');
  });

  it('of a part leaves the whole where it is, and skips what lies there already', async () => {
    const { topId, middleId, leafId } = await finish();
    await archiveRun(admin, { runId: middleId });
    expect(await Promise.all([topId, middleId, leafId].map(isArchived))).toEqual([false, true, true]);
    await archiveRun(admin, { runId: topId });
    const audit = (await trailOf(admin, leafId)).audit;
    expect(audit.filter((type) => type === 'run.archived')).toHaveLength(1);
  });

  it('in bulk counts a part that went along with the whole as done, whatever the order', async () => {
    const { topId, middleId, leafId } = await finish();
    const runIds = [leafId, topId, middleId];
    for (const action of ['archive', 'unarchive'] as const) {
      const { results } = await bulkRuns(admin, { action, runIds });
      expect(results).toEqual(runIds.map((runId) => ({ runId, ok: true })));
      expect(await Promise.all(runIds.map(isArchived))).toEqual(Array(3).fill(action === 'archive'));
    }
    const again = await bulkRuns(admin, { action: 'unarchive', runIds });
    expect(again.results.map(({ code }) => code)).toEqual(Array(3).fill('invalid_transition'));
  });
});

describe('steering a tree in bulk', () => {
  it('begins at the top, so that its parts go along', async () => {
    const { topId, middleId, leafId } = await begin();
    const runIds = [leafId, middleId, topId];
    for (const [action, status] of [
      ['pause', 'paused'],
      ['resume', 'active'],
      ['cancel', 'cancelled'],
    ] as const) {
      const { results } = await bulkRuns(admin, { action, runIds, reason: 'All at once.' });
      expect(results).toEqual(runIds.map((runId) => ({ runId, ok: true })));
      for (const runId of runIds) expect((await getRun(admin, { runId })).status).toBe(status);
    }
  });
});

describe('the end of a run', () => {
  it('is told to whoever started it and to its approvers, that of a part only to its approvers', async () => {
    const { topId, middleId, leafId } = await finish();
    const job: Ctx = { ...admin, actor: { kind: 'job', id: 'test' } };
    const hearers = async (runId: string) => (await getRunNotice(job, { runId })).endHearerIds;
    expect(await hearers(topId)).toEqual([admin.actor.id]);
    expect(await hearers(middleId)).toEqual([ben.actor.id]);
    expect(await hearers(leafId)).toEqual([]);
  });

  it('is told to the starter as well where a part was rejected and the whole waits for somebody', async () => {
    const { middleId, leafId } = await begin();
    await confirmCheckpoint(ana, { checkpointId: (await stepsOf(ana, leafId)).steps.work!.id });
    await decideApproval(ben, { runId: middleId, decision: 'reject', reason: 'Not like this.' });
    const job: Ctx = { ...admin, actor: { kind: 'job', id: 'test' } };
    const { endHearerIds } = await getRunNotice(job, { runId: middleId });
    expect(new Set(endHearerIds)).toEqual(new Set([admin.actor.id, ben.actor.id]));
  });
});
