import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { getRun } from './get-run';
import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { startRun } from './start-run';

let admin: Ctx & { actor: Person };
let approver: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  approver = await acme.person('admin');
});

/** A run whose second step is done by a run of its own that has begun. */
async function begin() {
  const sub = await createPublishedDeck(admin, [[{ key: 'repair' }]], { approverIds: [approver.actor.id] });
  const main = await createPublishedDeck(admin, [
    [{ key: 'check' }],
    [{ key: 'part', subDeckId: sub.deckId }],
    [{ key: 'end' }],
  ]);
  const { id: runId } = await startRun(admin, { deckId: main.deckId, start: true });
  const checkpointId = (await stepsOf(admin, runId)).steps.check!.id;
  const confirm = () => confirmCheckpoint(admin, { checkpointId });
  await confirm();
  const subRunId = (await stepsOf(admin, runId)).steps.part!.subRunId!;
  const repairId = (await stepsOf(admin, subRunId)).steps.repair!.id;
  return { runId, subRunId, repairId, confirm, reopen: () => reopenCheckpoint(admin, { checkpointId }) };
}

const statusOf = async (runId: string) => (await getRun(admin, { runId })).status;

describe('a part whose step waits for its turn again', () => {
  it('cannot be resumed by hand, and goes on by itself when its step is active again', async () => {
    const { runId, subRunId, repairId, confirm, reopen } = await begin();
    await reopen();
    await expect(resumeRun(admin, { runId: subRunId })).rejects.toMatchObject({ code: 'parent_not_active' });
    await expect(confirmCheckpoint(admin, { checkpointId: repairId })).rejects.toMatchObject({
      code: 'checkpoint_not_active',
    });
    expect((await getRun(admin, { runId: subRunId })).may.resume).toBe(false);

    await confirm();
    await confirmCheckpoint(admin, { checkpointId: repairId });
    await decideApproval(approver, { runId: subRunId, decision: 'approve' });
    const { run, steps } = await stepsOf(admin, runId);
    expect(run.tree).toHaveLength(2);
    expect(steps.part).toMatchObject({ status: 'completed', subRunId });
    expect(steps.end!.status).toBe('active');
  });

  it('stays interrupted when the whole is paused and resumed meanwhile', async () => {
    const { runId, subRunId, confirm, reopen } = await begin();
    await reopen();
    await pauseRun(admin, { runId });
    await resumeRun(admin, { runId });
    expect(await statusOf(subRunId)).toBe('paused');
    await confirm();
    expect(await statusOf(subRunId)).toBe('active');
  });

  it('is decided by nobody, and its decision counts when its step is active again', async () => {
    const { runId, subRunId, repairId, confirm, reopen } = await begin();
    await confirmCheckpoint(admin, { checkpointId: repairId });
    await reopen();
    expect((await getRun(approver, { runId: subRunId })).may.decide).toBe(false);
    const asked = async () => (await listInbox(approver, {})).items.map((item) => item.runId);
    expect(await asked()).not.toContain(subRunId);
    const decisions = [
      { decision: 'approve' },
      { decision: 'reject', reason: 'Loose' },
      { decision: 'rework', reason: 'Loose', reopen: [repairId] },
    ] as const;
    for (const each of decisions) {
      const input = { runId: subRunId, ...each, reopen: 'reopen' in each ? [...each.reopen] : undefined };
      await expect(decideApproval(approver, input)).rejects.toMatchObject({ code: 'parent_not_active' });
    }
    await expect(reopenCheckpoint(admin, { checkpointId: repairId })).rejects.toMatchObject({
      code: 'parent_not_active',
    });
    expect(await statusOf(subRunId)).toBe('awaiting_final_approval');

    await confirm();
    expect(await asked()).toContain(subRunId);
    await decideApproval(approver, { runId: subRunId, decision: 'approve' });
    const { run, steps } = await stepsOf(admin, runId);
    expect(run.tree).toHaveLength(2);
    expect(steps.part).toMatchObject({ status: 'completed', subRunId });
  });
});
