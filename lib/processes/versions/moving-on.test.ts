import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { getRun } from '@/lib/processes/runs/get-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { publishDeck } from './publish-deck';

let admin: Ctx & { actor: Person };
let boss: Ctx & { actor: Person };
let deckId: string;
let partId: string;

/** How a run is brought into each state it can be found in when its deck moves on. */
const states: Record<string, (runId: string) => Promise<unknown>> = {
  pending: async () => undefined,
  active: async () => undefined,
  'active in its second lane': (runId) => confirm(runId, 'first', 'yes'),
  'rejected in a step': async (runId) => {
    await confirm(runId, 'first', 'yes');
    await rejectCheckpoint(admin, { checkpointId: await idOf(runId, 'check') });
  },
  paused: (runId) => pauseRun(admin, { runId }),
  'waiting for a part': (runId) => finishUntilPart(runId),
  awaiting_final_approval: (runId) => finish(runId),
  completed: async (runId) => {
    await finish(runId);
    await decideApproval(boss, { runId, decision: 'approve' });
  },
  rejected: async (runId) => {
    await finish(runId);
    await decideApproval(boss, { runId, decision: 'reject', reason: 'No.' });
  },
  cancelled: (runId) => cancelRun(admin, { runId, reason: 'Withdrawn.' }),
};

beforeAll(async () => {
  const tenant = await createTenant();
  admin = await tenant.person('admin');
  boss = await tenant.person('admin');
  partId = (await createPublishedDeck(admin, [[{ key: 'repair' }]], { title: 'Repair' })).deckId;
  deckId = (
    await createPublishedDeck(
      admin,
      [
        [{ key: 'first', confirmationType: 'yes_no', assignees: [user(admin)], slaLimitMinutes: 60 }],
        [{ key: 'check', confirmationType: 'accept_reject', condition: { checkpoint: 'first', is: 'yes' } }],
        [{ key: 'part', subDeckId: partId }],
      ],
      { approverIds: [boss.actor.id] },
    )
  ).deckId;
});

describe('a deck that is changed and published while its runs go on', () => {
  it('changes nothing in any of them, whatever state they are in', async () => {
    const runs = new Map<string, string>();
    for (const [state, bring] of Object.entries(states)) {
      const { id } = await startRun(admin, { deckId, start: state !== 'pending' });
      await bring(id);
      runs.set(state, id);
    }
    const before = await Promise.all([...runs.values()].map(snapshotOf));

    await moveOn(deckId);
    await moveOn(partId);

    expect(await Promise.all([...runs.values()].map(snapshotOf))).toEqual(before);
    // What was under way also ends the way it began: with the steps and the part it was started with.
    const waiting = runs.get('active in its second lane')!;
    await confirm(waiting, 'check', 'accepted');
    await finishPart(waiting);
    expect((await getRun(admin, { runId: waiting })).status).toBe('awaiting_final_approval');
    const { id } = await startRun(admin, { deckId, start: true });
    expect(Object.keys((await stepsOf(admin, id)).steps)).toEqual(['other', 'part']);
  });
});

/** Everything a person or a program can see of a run, and of the runs below it. */
async function snapshotOf(runId: string) {
  const run = await getRun(admin, { runId });
  const parts = run.tree.filter(({ id }) => id !== runId);
  return [run, ...(await Promise.all(parts.map((part) => getRun(admin, { runId: part.id }))))];
}

async function moveOn(id: string) {
  const { draft, revision } = await getDeck(admin, { deckId: id });
  const [step] = draft.lanes[0]!.checkpoints;
  const last = draft.lanes.at(-1)!;
  const changed = { ...step!, key: 'other', title: 'Another step', confirmationType: 'simple_ok' as const };
  const lanes = [{ title: 'New', checkpoints: [changed] }, ...(draft.lanes.length > 1 ? [last] : [])];
  await saveDraft(admin, {
    deckId: id,
    revision,
    draft: { ...draft, title: `${draft.title} 2`, approverIds: [], lanes },
  });
  await publishDeck(admin, { deckId: id });
}

async function idOf(runId: string, key: string) {
  return (await stepsOf(admin, runId)).steps[key]!.id;
}

async function confirm(runId: string, key: string, value?: 'yes' | 'accepted') {
  await confirmCheckpoint(admin, { checkpointId: await idOf(runId, key), value });
}

async function finishUntilPart(runId: string) {
  await confirm(runId, 'first', 'yes');
  await confirm(runId, 'check', 'accepted');
}

async function finishPart(runId: string) {
  const { subRunId } = (await stepsOf(admin, runId)).steps.part!;
  await confirm(subRunId!, 'repair');
}

async function finish(runId: string) {
  await finishUntilPart(runId);
  await finishPart(runId);
}
