import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reassignCheckpoint } from '@/lib/processes/checkpoints/reassign-checkpoint';
import { rejectCheckpoint } from '@/lib/processes/checkpoints/reject-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { archiveRun } from '@/lib/processes/runs/archive-run';
import { cancelRun } from '@/lib/processes/runs/cancel-run';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startPendingRun } from '@/lib/processes/runs/start-pending-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { unarchiveRun } from '@/lib/processes/runs/unarchive-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

type PersonCtx = Ctx & { actor: Person };
type Made = { runId: string; a: string; b: string };

let acme: TestTenant;
let [admin, ana, eva, stranger, foreigner]: PersonCtx[] = [];
let deckId: string;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  [ana, eva, stranger] = [await acme.person(), await acme.person(), await acme.person()];
  foreigner = await (await createTenant()).person('admin');
  const step = (key: string) => ({
    key,
    confirmationType: 'accept_reject' as const,
    onReject: 'continue' as const,
    assignees: [user(ana!)],
  });
  ({ deckId } = await createPublishedDeck(admin, [[step('a')], [step('b')]], {
    approverIds: [eva.actor.id],
  }));
});

async function made(start: boolean): Promise<Made> {
  const { id: runId } = await startRun(admin!, { deckId, start });
  const { steps } = await stepsOf(admin!, runId);
  return { runId, a: steps.a!.id, b: steps.b!.id };
}

/** How a run comes into each state, step a being decided wherever somebody could have. */
const states: Record<string, () => Promise<Made>> = {
  pending: () => made(false),
  active: async () => {
    const run = await made(true);
    await confirmCheckpoint(ana!, { checkpointId: run.a });
    return run;
  },
  paused: async () => {
    const run = await states.active!();
    await pauseRun(admin!, { runId: run.runId });
    return run;
  },
  awaiting_final_approval: async () => {
    const run = await states.active!();
    await confirmCheckpoint(ana!, { checkpointId: run.b });
    return run;
  },
  completed: async () => {
    const run = await states.awaiting_final_approval!();
    await decideApproval(eva!, { runId: run.runId, decision: 'approve' });
    return run;
  },
  rejected: async () => {
    const run = await states.awaiting_final_approval!();
    await decideApproval(eva!, { runId: run.runId, decision: 'reject', reason: 'no' });
    return run;
  },
  cancelled: async () => {
    const run = await states.active!();
    await cancelRun(admin!, { runId: run.runId, reason: 'no' });
    return run;
  },
  archived: async () => {
    const run = await states.completed!();
    await archiveRun(admin!, { runId: run.runId });
    return run;
  },
};

type Row = {
  by: () => PersonCtx | undefined;
  call: (ctx: Ctx, run: Made) => Promise<unknown>;
  /** From which states, and into which. */
  to: Record<string, string>;
  refusal: string;
  /** Who sees the run and still may not. */
  not: () => PersonCtx | undefined;
};

const open = ['pending', 'active', 'paused', 'awaiting_final_approval'];
const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
const all = (names: string[], to: string) => Object.fromEntries(names.map((name) => [name, to]));
const steer = { by: () => admin, not: () => ana, refusal: 'invalid_transition' };
const decide = { by: () => eva, not: () => ana, refusal: 'invalid_transition' };
const act = { by: () => ana, not: () => eva };

/** The table of the rules, state by state. */
const commands: Record<string, Row> = {
  start: { ...steer, call: (ctx, { runId }) => startPendingRun(ctx, { runId }), to: { pending: 'active' } },
  pause: { ...steer, call: (ctx, { runId }) => pauseRun(ctx, { runId }), to: { active: 'paused' } },
  resume: { ...steer, call: (ctx, { runId }) => resumeRun(ctx, { runId }), to: { paused: 'active' } },
  cancel: {
    ...steer,
    call: (ctx, { runId }) => cancelRun(ctx, { runId, reason: 'no' }),
    to: all(open, 'cancelled'),
  },
  archive: {
    ...steer,
    call: (ctx, { runId }) => archiveRun(ctx, { runId }),
    to: same('completed', 'cancelled', 'rejected'),
  },
  unarchive: {
    ...steer,
    call: (ctx, { runId }) => unarchiveRun(ctx, { runId }),
    to: { archived: 'completed' },
  },
  approve: {
    ...decide,
    call: (ctx, { runId }) => decideApproval(ctx, { runId, decision: 'approve' }),
    to: { awaiting_final_approval: 'completed' },
  },
  'return for rework': {
    ...decide,
    call: (ctx, { runId, a }) =>
      decideApproval(ctx, { runId, decision: 'rework', reason: 'no', reopen: [a] }),
    to: { awaiting_final_approval: 'active' },
  },
  'reject finally': {
    ...decide,
    call: (ctx, { runId }) => decideApproval(ctx, { runId, decision: 'reject', reason: 'no' }),
    to: { awaiting_final_approval: 'rejected' },
  },
  confirm: {
    ...act,
    refusal: 'checkpoint_not_active',
    call: (ctx, { b }) => confirmCheckpoint(ctx, { checkpointId: b }),
    to: { active: 'awaiting_final_approval' },
  },
  reject: {
    ...act,
    refusal: 'checkpoint_not_active',
    call: (ctx, { b }) => rejectCheckpoint(ctx, { checkpointId: b }),
    to: { active: 'awaiting_final_approval' },
  },
  reopen: {
    ...act,
    // Whoever confirmed it no longer may where somebody has gone on from it.
    by: () => admin,
    refusal: 'invalid_transition',
    call: (ctx, { a }) => reopenCheckpoint(ctx, { checkpointId: a }),
    to: all(['active', 'awaiting_final_approval'], 'active'),
  },
  reassign: {
    by: () => admin,
    not: () => eva,
    refusal: 'invalid_transition',
    call: (ctx, { b }) => reassignCheckpoint(ctx, { checkpointId: b, userIds: [eva!.actor.id] }),
    to: same('pending', 'active', 'paused'),
  },
};

const stateOf = async (runId: string) => {
  const { run } = await stepsOf(admin!, runId);
  return run.archivedAt ? 'archived' : run.status;
};

describe.each(Object.keys(states))('a run that is %s', (state) => {
  it.each(Object.entries(commands))('answers "%s" as the table says, and nobody else', async (_name, row) => {
    const run = await states[state]!();
    await expect(row.call(row.not()!, run)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(row.call(stranger!, run)).rejects.toMatchObject({ code: 'not_found' });
    await expect(row.call(foreigner!, run)).rejects.toMatchObject({ code: 'not_found' });
    expect(await stateOf(run.runId)).toBe(state);

    const to = row.to[state];
    if (to === undefined) {
      await expect(row.call(row.by()!, run)).rejects.toMatchObject({ code: row.refusal });
      expect(await stateOf(run.runId)).toBe(state);
      return;
    }
    await row.call(row.by()!, run);
    const archives = row === commands.archive;
    expect(await stateOf(run.runId)).toBe(archives ? 'archived' : to);
  });
});
