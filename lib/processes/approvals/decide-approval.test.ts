import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import { runs } from '@/db/schema/processes/runs';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { transact } from '@/lib/platform/core/transact';
import { updateSettings } from '@/lib/platform/tenants/update-settings';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { countInbox } from '@/lib/processes/checkpoints/count-inbox';
import { getOverview } from '@/lib/processes/checkpoints/get-overview';
import { listInbox } from '@/lib/processes/checkpoints/list-inbox';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { getRunNotice } from '@/lib/processes/runs/get-notice';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, deactivate, granted, type TestTenant } from '@/tests/factories/tenant';
import { race } from '@/tests/setup/race';
import { trailOf } from '@/tests/setup/trail';

import { decideApproval } from './decide-approval';

let acme: TestTenant;
let other: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let eva: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
  eva = await acme.person('employee');
});

async function waiting(approvers: { actor: { id: string } }[], approvalMode: 'any' | 'all' = 'any') {
  const { deckId } = await createPublishedDeck(
    admin,
    [[{ key: 'a', assignees: [user(ana)] }], [{ key: 'b', assignees: [user(ana)] }]],
    { approverIds: approvers.map((each) => each.actor.id), approvalMode },
  );
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const { steps } = await stepsOf(admin, runId);
  await confirmCheckpoint(ana, { checkpointId: steps.a!.id });
  expect((await confirmCheckpoint(ana, { checkpointId: steps.b!.id })).run.status).toBe(
    'awaiting_final_approval',
  );
  return { runId, steps };
}

async function asksFor(ctx: Ctx, runId: string): Promise<boolean> {
  const { items } = await listInbox(ctx, { limit: 200 });
  expect(await countInbox(ctx)).toBe(Math.min(items.length, 100));
  return items.some((item) => item.kind === 'approval' && item.runId === runId);
}

describe('decideApproval', () => {
  it('completes the run on the first approval, with its trail and its message', async () => {
    const { runId } = await waiting([eva, admin]);
    expect(await decideApproval(eva, { runId, decision: 'approve' })).toEqual({
      id: runId,
      status: 'completed',
    });

    expect((await stepsOf(eva, runId)).run).toMatchObject({ status: 'completed', outcome: 'completed' });
    const trail = await trailOf(eva, runId);
    expect(trail.audit.at(-1)).toBe('run.approval_decided');
    const told = trail.posted.filter((type) => type !== 'run.changed');
    expect(told).toEqual(['run.awaiting_final_approval', 'run.completed']);
  });

  it('waits for everybody in mode "all"', async () => {
    const { runId } = await waiting([eva, admin], 'all');
    expect((await decideApproval(admin, { runId, decision: 'approve' })).status).toBe(
      'awaiting_final_approval',
    );
    await expect(decideApproval(admin, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'already_decided',
    });
    expect((await decideApproval(eva, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('sends back for rework with a reason and named steps, and begins a new round', async () => {
    const { runId, steps } = await waiting([eva, admin], 'all');
    await decideApproval(admin, { runId, decision: 'approve' });
    await expect(decideApproval(eva, { runId, decision: 'rework' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/reason' }, { pointer: '/reopen' }],
    });

    await decideApproval(eva, { runId, decision: 'rework', reason: 'Photo missing', reopen: [steps.a!.id] });
    const after = await stepsOf(eva, runId);
    expect(after.run).toMatchObject({ status: 'active', approval: { round: 2 } });
    expect(statusesOf(after.steps)).toEqual({ a: 'active', b: 'completed' });

    await confirmCheckpoint(ana, { checkpointId: steps.a!.id });
    expect((await decideApproval(admin, { runId, decision: 'approve' })).status).toBe(
      'awaiting_final_approval',
    );
  });

  it('rejects for good with a reason', async () => {
    const { runId, steps } = await waiting([eva]);
    await decideApproval(eva, { runId, decision: 'reject', reason: 'Wrong hall' });
    expect((await stepsOf(eva, runId)).run).toMatchObject({
      status: 'rejected',
      outcome: 'final_rejected',
      reason: 'Wrong hall',
    });
    await expect(reopenCheckpoint(admin, { checkpointId: steps.a!.id })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
  });

  it('wants four eyes: who confirmed a step cannot be the only one to approve', async () => {
    const { runId } = await waiting([ana, eva]);
    await expect(decideApproval(ana, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'four_eyes',
    });
    expect((await decideApproval(eva, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('counts everybody who signed a step among those who took part, not only the last', async () => {
    const both = [user(ana), user(eva)];
    const { deckId } = await createPublishedDeck(
      admin,
      [[{ key: 'a', assigneeMode: 'all', assignees: both }]],
      {
        approverIds: [ana.actor.id],
      },
    );
    const { id: runId } = await startRun(admin, { deckId, start: true });
    const checkpointId = (await stepsOf(admin, runId)).steps.a!.id;
    await confirmCheckpoint(ana, { checkpointId });
    await confirmCheckpoint(eva, { checkpointId });
    await expect(decideApproval(ana, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'four_eyes',
    });
  });

  it('counts whoever started the run among those who took part, whoever created it', async () => {
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', assignees: [user(ana)] }]], {
      approverIds: [eva.actor.id],
    });
    const { id: runId } = await startRun(admin, { deckId, start: true });
    // As a schedule starts runs: in somebody's name.
    await transact(admin, (tx) => tx.update(runs).set({ startedBy: eva.actor.id }).where(eq(runs.id, runId)));
    await confirmCheckpoint(ana, { checkpointId: (await stepsOf(admin, runId)).steps.a!.id });
    await expect(decideApproval(eva, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'four_eyes',
    });
  });

  it('asks those admins too who took no part, where every approver did', async () => {
    const [chief, helper] = [await acme.person('admin'), await acme.person('admin')];
    const { deckId } = await createPublishedDeck(chief, [[{ key: 'a', assignees: [user(ana)] }]], {
      approverIds: [ana.actor.id],
    });
    const { id: runId } = await startRun(chief, { deckId, start: true });
    await confirmCheckpoint(ana, { checkpointId: (await stepsOf(chief, runId)).steps.a!.id });

    await expect(decideApproval(ana, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'four_eyes',
    });
    const seen = (await stepsOf(helper, runId)).run;
    expect(seen).toMatchObject({ may: { decide: true }, approval: { asksAdmins: true } });
    expect((await stepsOf(chief, runId)).run.may.decide).toBe(false);
    expect(await asksFor(helper, runId)).toBe(true);
    expect(await asksFor(chief, runId)).toBe(false);
    const { askedIds } = await getRunNotice(acme.job, { runId });
    expect(askedIds).toContain(helper.actor.id);
    expect(askedIds).not.toContain(chief.actor.id);
    expect((await decideApproval(helper, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('lets who took part approve alone where the tenant wants no four eyes', async () => {
    const trusting = await createTenant();
    const boss = await trusting.person('admin');
    await updateSettings(boss, { fourEyesFinalApproval: false });
    const { deckId } = await createPublishedDeck(boss, [[{ key: 'a', assignees: [user(boss)] }]], {
      approverIds: [boss.actor.id],
    });
    const { id: runId } = await startRun(boss, { deckId, start: true });
    await confirmCheckpoint(boss, { checkpointId: (await stepsOf(boss, runId)).steps.a!.id });
    expect((await decideApproval(boss, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('asks the admins when no approver is left, and one of them is enough', async () => {
    const [gone, lost] = [await acme.person(), await acme.person()];
    const { runId } = await waiting([gone, lost], 'all');
    const second = await acme.person('admin');
    expect(await asksFor(second, runId)).toBe(false);
    await deactivate(gone);
    await deactivate(lost);
    expect((await stepsOf(second, runId)).run.may.decide).toBe(true);
    expect(await asksFor(second, runId)).toBe(true);
    expect((await getOverview(second)).approvals.items.map((item) => item.runId)).toContain(runId);
    expect(await asksFor(ana, runId)).toBe(false);
    expect((await decideApproval(second, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('hears no token that was not made for acting', async () => {
    const { runId } = await waiting([eva]);
    const token = (grants: Person['access']['grants']) => {
      const ctx = granted(eva, grants);
      return { ...ctx, actor: { ...ctx.actor, kind: 'token' as const } };
    };
    const reader = token({ 'runs.view': 'all' });
    expect((await stepsOf(reader, runId)).run.may.decide).toBe(false);
    for (const decision of ['approve', 'reject'] as const) {
      await expect(decideApproval(reader, { runId, decision, reason: 'x' })).rejects.toMatchObject({
        code: 'forbidden',
        params: { permission: 'checkpoints.act' },
      });
    }
    const actor = token({ 'runs.view': 'own', 'checkpoints.act': 'own' });
    expect((await decideApproval(actor, { runId, decision: 'approve' })).status).toBe('completed');
  });

  it('counts one of forty simultaneous decisions', async () => {
    const { runId } = await waiting([eva]);
    const { done } = await race(eva, (n) =>
      decideApproval(
        eva,
        n % 2 ? { runId, decision: 'approve' } : { runId, decision: 'reject', reason: 'No' },
      ),
    );
    expect(done).toHaveLength(1);
    expect(
      (await trailOf(eva, runId)).audit.filter((action) => action === 'run.approval_decided'),
    ).toHaveLength(1);
  });

  it('lets one of many approvers complete the run, whoever asks twice', async () => {
    const twenty = await Promise.all(Array.from({ length: 20 }, () => acme.person()));
    const forty = [...twenty, ...twenty];
    const { runId } = await waiting(twenty);
    const { refused } = await race(admin, (n) => decideApproval(forty[n]!, { runId, decision: 'approve' }));
    expect(refused).toEqual(Array(39).fill('invalid_transition'));
    expect((await trailOf(admin, runId)).posted.filter((type) => type === 'run.completed')).toHaveLength(1);
    expect((await stepsOf(admin, runId)).run.approval.decisions).toHaveLength(1);
  });

  it('is refused for who is no approver, before the lanes are done, and for other tenants', async () => {
    const { runId } = await waiting([eva]);
    await expect(decideApproval(ana, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(decideApproval(await acme.person(), { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      decideApproval(await other.person('admin'), { runId, decision: 'approve' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await decideApproval(eva, { runId, decision: 'approve' });
    await expect(decideApproval(eva, { runId, decision: 'approve' })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
  });
});
