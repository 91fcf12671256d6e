import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import type { DraftInput } from '@/lib/processes/decks/inputs';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { unarchiveDeck } from '@/lib/processes/decks/unarchive-deck';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { pagesToldBy } from '@/tests/setup/pages-told';
import { trailOf } from '@/tests/setup/trail';

import { cancelRun } from './cancel-run';
import { getRun } from './get-run';
import { listRuns } from './list-runs';
import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { startRun } from './start-run';

type Step = Partial<DraftInput['lanes'][number]['checkpoints'][number]> & { key: string };

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

/** A run whose step `part` is done by a run of another deck. */
async function begin(
  more: { part?: Partial<Step>; sub?: Step[][]; after?: Step[][]; approverIds?: string[] } = {},
) {
  const sub = await createPublishedDeck(admin, more.sub ?? [[{ key: 'repair', assignees: [user(ana)] }]], {
    title: 'Repair',
    approverIds: more.approverIds,
  });
  const main = await createPublishedDeck(admin, [
    [{ key: 'part', subDeckId: sub.deckId, ...more.part }],
    ...(more.after ?? [[{ key: 'end' }]]),
  ]);
  const { id } = await startRun(admin, { deckId: main.deckId, start: true });
  const view = await stepsOf(admin, id);
  return { runId: id, subDeckId: sub.deckId, deckId: main.deckId, subRunId: view.steps.part!.subRunId! };
}

const statusOf = async (runId: string) => (await getRun(admin, { runId })).status;

describe('a step that is a run of its own', () => {
  it('starts that run, waits for it, and takes its outcome', async () => {
    const { runId, subRunId } = await begin();
    const { run: sub, steps } = await stepsOf(ana, subRunId);
    expect(sub).toMatchObject({ status: 'active', parentRunId: runId, rootRunId: runId, depth: 1 });
    expect(sub.startedBy.id).toBe(admin.actor.id);
    expect((await stepsOf(admin, runId)).steps.end!.status).toBe('pending');
    expect((await trailOf(admin, subRunId)).audit).toEqual(['run.created', 'run.started']);

    await confirmCheckpoint(ana, { checkpointId: steps.repair!.id });
    const { run, steps: after } = await stepsOf(admin, runId);
    expect(after.part).toMatchObject({ status: 'completed', value: 'completed' });
    expect(after.end!.status).toBe('active');
    expect(run.tree.map(({ id, status }) => [id, status])).toEqual([
      [runId, 'active'],
      [subRunId, 'completed'],
    ]);
  });

  it('is not begun with a deck that was archived since, at any depth; what runs goes on', async () => {
    const { deckId, subDeckId, runId } = await begin();
    const above = await createPublishedDeck(admin, [[{ key: 'all', subDeckId: deckId }]]);
    await archiveDeck(admin, { deckId: subDeckId });
    for (const each of [deckId, above.deckId])
      await expect(startRun(admin, { deckId: each, start: true })).rejects.toMatchObject({
        code: 'sub_deck_archived',
        params: { deck: 'Repair' },
      });
    expect(await statusOf(runId)).toBe('active');
    await unarchiveDeck(admin, { deckId: subDeckId });
    await startRun(admin, { deckId, start: true });
  });

  it('is nobody’s to confirm and stands in no inbox, while its run’s steps do', async () => {
    const { runId, subRunId } = await begin({ part: { assignees: [user(ana)] } });
    const { steps } = await stepsOf(admin, runId);
    expect(steps.part!.may).toMatchObject({ confirm: false, reject: false, tick: false });
    await expect(confirmCheckpoint(admin, { checkpointId: steps.part!.id })).rejects.toMatchObject({
      code: 'step_is_a_run',
    });
    const { items } = await listInbox(ana, { limit: 200 });
    expect(items.filter((item) => item.runId === runId)).toEqual([]);
    expect(items.filter((item) => item.runId === subRunId)).toHaveLength(1);
  });

  it('takes a cancelled run as a rejection, and a new one when it is reopened', async () => {
    const { runId, subRunId } = await begin();
    await cancelRun(admin, { runId: subRunId, reason: 'No spare part.' });
    const { steps } = await stepsOf(admin, runId);
    expect(steps.part).toMatchObject({
      status: 'rejected',
      value: 'cancelled',
      rejectionReason: 'No spare part.',
    });
    expect(steps.end!.status).toBe('pending');

    await reopenCheckpoint(admin, { checkpointId: steps.part!.id });
    const { steps: again } = await stepsOf(admin, runId);
    expect(again.part!.status).toBe('active');
    expect(again.part!.subRunId).not.toBe(subRunId);
    expect(await statusOf(again.part!.subRunId!)).toBe('active');
  });

  it('goes on after a cancelled run where the template says so, and a condition can ask', async () => {
    const { runId, subRunId } = await begin({
      part: { onReject: 'continue' },
      after: [
        [
          { key: 'replace', condition: { checkpoint: 'part', is: 'cancelled' } },
          { key: 'praise', condition: { checkpoint: 'part', is: 'completed' } },
        ],
      ],
    });
    await cancelRun(admin, { runId: subRunId, reason: 'No spare part.' });
    const { steps } = await stepsOf(admin, runId);
    expect(steps.replace!.status).toBe('active');
    expect(steps.praise!.status).toBe('skipped');
  });

  it('cancels the whole where the template says so', async () => {
    const { runId, subRunId } = await begin({ part: { onReject: 'cancel_run' } });
    await cancelRun(admin, { runId: subRunId, reason: 'No spare part.' });
    expect(await statusOf(runId)).toBe('cancelled');
  });

  it('passes a run that has nothing to do in the same moment', async () => {
    const nothing: Step[][] = [
      [{ key: 'ask', confirmationType: 'yes_no' }],
      [
        {
          key: 'never',
          condition: {
            all: [
              { checkpoint: 'ask', is: 'yes' },
              { checkpoint: 'ask', is: 'no' },
            ],
          },
        },
      ],
    ];
    const empty = await createPublishedDeck(admin, nothing, { title: 'Mostly nothing' });
    const middle = await createPublishedDeck(admin, [[{ key: 'deep', subDeckId: empty.deckId }]]);
    const main = await createPublishedDeck(admin, [
      [{ key: 'part', subDeckId: middle.deckId }],
      [{ key: 'end' }],
    ]);
    const { id } = await startRun(admin, { deckId: main.deckId, start: true });
    const { run } = await stepsOf(admin, id);
    expect(run.tree.map(({ depth, status }) => [depth, status])).toEqual([
      [0, 'active'],
      [1, 'active'],
      [2, 'active'],
    ]);
    const deepest = run.tree[2]!.id;
    const answered = await confirmCheckpoint(admin, {
      checkpointId: (await stepsOf(admin, deepest)).steps.ask!.id,
      value: 'yes',
    });
    expect(answered.run.status).toBe('completed');
    const { steps, run: after } = await stepsOf(admin, id);
    expect(after.tree.map(({ status }) => status)).toEqual(['active', 'completed', 'completed']);
    expect(steps.end!.status).toBe('active');
  });
});

describe('what happens to the whole', () => {
  it('pauses and resumes its parts, but not what was paused by hand', async () => {
    const { runId, subRunId } = await begin({ sub: [[{ key: 'repair', slaLimitMinutes: 60 }]] });
    await pauseRun(later(admin, 60), { runId });
    expect(await statusOf(subRunId)).toBe('paused');
    const { steps } = await stepsOf(admin, subRunId);
    expect(steps.repair).toMatchObject({ slaActivatedAt: null, slaAccumulatedActiveSeconds: 60 });
    await expect(resumeRun(admin, { runId: subRunId })).rejects.toMatchObject({ code: 'parent_not_active' });
    await resumeRun(later(admin, 120), { runId });
    expect(await statusOf(subRunId)).toBe('active');

    await pauseRun(later(admin, 180), { runId: subRunId });
    await pauseRun(later(admin, 190), { runId });
    await resumeRun(later(admin, 200), { runId });
    expect(await statusOf(subRunId)).toBe('paused');
    await resumeRun(later(admin, 210), { runId: subRunId });
    expect(await statusOf(subRunId)).toBe('active');
  });

  it('lets no part take up work again while it stands still', async () => {
    const step = { key: 'repair', assignees: [user(ana)] };
    const { runId, subRunId } = await begin({ sub: [[step]], approverIds: [admin.actor.id] });
    const checkpointId = (await stepsOf(ana, subRunId)).steps.repair!.id;
    await confirmCheckpoint(ana, { checkpointId });
    await pauseRun(admin, { runId });

    const again = { runId: subRunId, decision: 'rework' as const, reason: 'Loose', reopen: [checkpointId] };
    for (const attempt of [() => reopenCheckpoint(ana, { checkpointId }), () => decideApproval(admin, again)])
      await expect(attempt()).rejects.toMatchObject({ code: 'parent_not_active' });
    expect(await statusOf(subRunId)).toBe('awaiting_final_approval');

    await resumeRun(admin, { runId });
    await decideApproval(admin, again);
    expect(await statusOf(subRunId)).toBe('active');
  });

  it('cancels its parts, whatever state they are in', async () => {
    const { runId, subRunId } = await begin();
    await pauseRun(admin, { runId: subRunId });
    await cancelRun(admin, { runId, reason: 'The order was withdrawn.' });
    expect(await statusOf(subRunId)).toBe('cancelled');
    expect((await trailOf(admin, subRunId)).audit.at(-1)).toBe('run.cancelled');
  });

  it('interrupts a part when its step is put back, and takes the same one up again', async () => {
    const sub = await createPublishedDeck(admin, [[{ key: 'repair' }]], { title: 'Repair' });
    const main = await createPublishedDeck(admin, [
      [{ key: 'check', confirmationType: 'yes_no' }],
      [{ key: 'part', subDeckId: sub.deckId, condition: { checkpoint: 'check', is: 'yes' } }],
    ]);
    const { id } = await startRun(admin, { deckId: main.deckId, start: true });
    const check = (await stepsOf(admin, id)).steps.check!.id;
    await confirmCheckpoint(admin, { checkpointId: check, value: 'yes' });
    const subRunId = (await stepsOf(admin, id)).steps.part!.subRunId!;

    await reopenCheckpoint(admin, { checkpointId: check });
    expect(await statusOf(subRunId)).toBe('paused');
    await confirmCheckpoint(admin, { checkpointId: check, value: 'yes' });
    const { run, steps } = await stepsOf(admin, id);
    expect(steps.part!.subRunId).toBe(subRunId);
    expect(run.tree).toHaveLength(2);
    expect(await statusOf(subRunId)).toBe('active');

    await reopenCheckpoint(admin, { checkpointId: check });
    await confirmCheckpoint(admin, { checkpointId: check, value: 'no' });
    expect(await statusOf(subRunId)).toBe('cancelled');
    expect(await statusOf(id)).toBe('completed');
  });
});

describe('the tree', () => {
  it('is seen whole by whoever sees its top, and from a part only downwards', async () => {
    const { runId, subRunId } = await begin();
    const outsider = await acme.person('employee');
    expect((await getRun(ana, { runId: subRunId })).tree.map(({ id }) => id)).toEqual([subRunId]);
    await expect(getRun(ana, { runId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getRun(outsider, { runId: subRunId })).rejects.toMatchObject({ code: 'not_found' });

    const owner = await acme.person('lead');
    const own = await createPublishedDeck(admin, [[{ key: 'repair', assignees: [user(ana)] }]]);
    const main = await createPublishedDeck(admin, [
      [
        { key: 'part', subDeckId: own.deckId },
        { key: 'mine', assignees: [user(owner)] },
      ],
    ]);
    const { id } = await startRun(admin, { deckId: main.deckId, start: true });
    const { tree } = await getRun(owner, { runId: id });
    expect(tree).toHaveLength(2);
    expect((await getRun(owner, { runId: tree[1]!.id })).depth).toBe(1);
    const { items } = await listRuns(owner, { limit: 200 });
    expect(items.find((item) => item.id === tree[1]!.id)?.parentRunId).toBe(id);
  });

  it('runs in the versions there were when the first run was created', async () => {
    const { runId, subDeckId } = await begin();
    const { draft, revision } = await getDeck(admin, { deckId: subDeckId });
    const lanes = [
      ...draft.lanes,
      { title: 'More', checkpoints: [{ ...draft.lanes[0]!.checkpoints[0]!, key: 'more' }] },
    ];
    await saveDraft(admin, { deckId: subDeckId, revision, draft: { ...draft, lanes } });
    await publishDeck(admin, { deckId: subDeckId });

    const { steps } = await stepsOf(admin, runId);
    await cancelRun(admin, { runId: steps.part!.subRunId!, reason: 'Again.' });
    await reopenCheckpoint(admin, { checkpointId: steps.part!.id });
    const again = (await stepsOf(admin, runId)).steps.part!.subRunId!;
    expect((await getRun(admin, { runId: again })).version).toBe(1);
  });

  it('ends eight runs below the first one', async () => {
    let deckId = (await createPublishedDeck(admin, [[{ key: 'last' }]], { title: 'Depth 9' })).deckId;
    for (let depth = 8; depth >= 0; depth -= 1) {
      const lanes = [[{ key: 'deeper', subDeckId: deckId }]];
      deckId = (await createPublishedDeck(admin, lanes, { title: `Depth ${depth}` })).deckId;
    }
    const { id } = await startRun(admin, { deckId, start: true });
    const { tree } = await getRun(admin, { runId: id });
    expect(tree).toHaveLength(9);
    const { steps } = await stepsOf(admin, tree.at(-1)!.id);
    expect(steps.deeper).toMatchObject({ status: 'rejected', rejectionReason: 'subprocess_depth_exceeded' });
  });

  it('looks new from its top when something happens in a part', async () => {
    const { runId, subRunId } = await begin({
      sub: [[{ key: 'repair', assignees: [user(ana)] }], [{ key: 'check' }]],
    });
    const { steps } = await stepsOf(ana, subRunId);
    const confirm = () => confirmCheckpoint(ana, { checkpointId: steps.repair!.id });
    expect(await pagesToldBy(acme.id, confirm)).toContain(`run:${runId}`);
  });
});
