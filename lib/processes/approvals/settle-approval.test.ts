import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { deactivateUser } from '@/lib/platform/identity/deactivate-user';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { decideApproval } from './decide-approval';
import { settleApproval } from './settle-approval';
import { settleApprovals } from './settle-approvals';

type Insider = Ctx & { actor: Person };

let acme: TestTenant;
let admin: Insider;
let ana: Insider;
let eva: Insider;
let ben: Insider;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

/** A run Ana has worked in, that both have to approve. */
async function waiting(approvers: Insider[]): Promise<string> {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', assignees: [user(ana)] }]], {
    approverIds: approvers.map((each) => each.actor.id),
    approvalMode: 'all',
  });
  const { id: runId } = await startRun(admin, { deckId, start: true });
  await confirmCheckpoint(ana, { checkpointId: (await stepsOf(admin, runId)).steps.a!.id });
  return runId;
}

async function both(): Promise<string> {
  [eva, ben] = [await acme.person(), await acme.person()];
  return waiting([eva, ben]);
}

const statusOf = async (runId: string) => (await stepsOf(admin, runId)).run.status;

describe('settleApproval', () => {
  it('leaves a part alone while its step waits for its turn, and completes it when that is back', async () => {
    const [eva, ben] = [await acme.person(), await acme.person()];
    const approverIds = [eva.actor.id, ben.actor.id];
    const sub = await createPublishedDeck(admin, [[{ key: 'a' }]], { approverIds, approvalMode: 'all' });
    const { deckId } = await createPublishedDeck(admin, [
      [{ key: 'check' }],
      [{ key: 'part', subDeckId: sub.deckId }],
    ]);
    const { id: runId } = await startRun(admin, { deckId, start: true });
    const checkpointId = (await stepsOf(admin, runId)).steps.check!.id;
    await confirmCheckpoint(admin, { checkpointId });
    const partId = (await stepsOf(admin, runId)).steps.part!.subRunId!;
    await confirmCheckpoint(admin, { checkpointId: (await stepsOf(admin, partId)).steps.a!.id });
    await decideApproval(eva, { runId: partId, decision: 'approve' });
    await reopenCheckpoint(admin, { checkpointId });
    await deactivateUser(admin, { userId: ben.actor.id });

    await settleApprovals(acme.job, { userId: ben.actor.id });
    await settleApproval(acme.job, { runId: partId });
    expect(await statusOf(partId)).toBe('awaiting_final_approval');
    await confirmCheckpoint(admin, { checkpointId });
    await settleApprovals(acme.job, {});
    expect(await statusOf(partId)).toBe('completed');
    expect(await statusOf(runId)).toBe('completed');
  });

  it('completes what everybody who is left has approved, once', async () => {
    const runId = await both();
    await decideApproval(eva, { runId, decision: 'approve' });
    await deactivateUser(admin, { userId: ben.actor.id });
    expect((await trailOf(admin, ben.actor.id)).posted).toContain('user.deactivated');
    expect(await statusOf(runId)).toBe('awaiting_final_approval');

    await settleApprovals(acme.job, { userId: ben.actor.id });
    expect(await statusOf(runId)).toBe('completed');
    await settleApprovals(acme.job, { userId: ben.actor.id });
    const { audit, posted } = await trailOf(admin, runId);
    expect(audit.filter((action) => action === 'run.approval_settled')).toHaveLength(1);
    expect(posted.filter((type) => type === 'run.completed')).toHaveLength(1);
  });

  it('is found by the sweep, if nobody said that somebody left', async () => {
    const runId = await both();
    const untouched = await waiting([eva, ana]);
    await decideApproval(eva, { runId, decision: 'approve' });
    await settleApprovals(acme.job, {});
    expect(await statusOf(runId)).toBe('awaiting_final_approval');
    await deactivate(ben);
    await settleApprovals(acme.job, {});
    expect(await statusOf(runId)).toBe('completed');
    expect(await statusOf(untouched)).toBe('awaiting_final_approval');
  });

  it('waits for those who have yet to decide', async () => {
    const runId = await both();
    await deactivate(ben);
    await settleApprovals(acme.job, { userId: ben.actor.id });
    expect(await statusOf(runId)).toBe('awaiting_final_approval');
    expect((await decideApproval(eva, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('asks the admins once nobody is left', async () => {
    const runId = await both();
    await deactivate(eva);
    await deactivate(ben);
    await settleApprovals(acme.job, { userId: ben.actor.id });
    const { posted } = await trailOf(admin, runId);
    expect(posted.filter((type) => type === 'run.awaiting_final_approval')).toHaveLength(2);
  });

  it('keeps four eyes open: who took part does not complete it alone, unless nobody wants that', async () => {
    const gone = await acme.person();
    const runId = await waiting([ana, gone]);
    await decideApproval(ana, { runId, decision: 'approve' });
    await deactivate(gone);
    await settleApprovals(acme.job, { userId: gone.actor.id });
    expect(await statusOf(runId)).toBe('awaiting_final_approval');

    const helper = await acme.person('admin');
    expect((await stepsOf(helper, runId)).run.may.decide).toBe(true);
    await updateSettings(admin, { fourEyesFinalApproval: false });
    await settleApprovals(acme.job, {});
    await updateSettings(admin, { fourEyesFinalApproval: true });
    expect(await statusOf(runId)).toBe('completed');
  });

  it('is a job’s alone, and knows no run of another tenant', async () => {
    const runId = await both();
    await expect(settleApproval(admin, { runId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(settleApprovals(admin, {})).rejects.toMatchObject({ code: 'forbidden' });
    const foreign = (await createTenant()).job;
    await expect(settleApproval(foreign, { runId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
