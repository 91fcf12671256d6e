import { beforeAll, describe, expect, it } from 'vitest';
import type { OnReject } from '@/db/schema/processes/decks';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { decideApproval } from '@/lib/processes/approvals/decide-approval';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { cancelRun } from './cancel-run';
import { getRun } from './get-run';
import { startRun } from './start-run';

let admin: Ctx & { actor: Person };
let approver: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  approver = await acme.person('admin');
});

async function begin(onReject: OnReject) {
  const sub = await createPublishedDeck(admin, [[{ key: 'repair' }]], { approverIds: [approver.actor.id] });
  const lanes = [[{ key: 'part', subDeckId: sub.deckId, onReject }], [{ key: 'end' }]];
  const { deckId } = await createPublishedDeck(admin, lanes);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  const part = (await stepsOf(admin, runId)).steps.part!;
  return { runId, stepId: part.id, subRunId: part.subRunId! };
}

describe('a part that failed', () => {
  it('is told to starter and approvers of the whole, and stands in the trail', async () => {
    const { stepId, subRunId } = await begin('wait');
    await cancelRun(admin, { runId: subRunId, reason: 'No spare part.' });
    const { audit, posted } = await trailOf(admin, stepId);
    expect(audit).toEqual(['checkpoint.rejected']);
    expect(posted).toEqual(['checkpoint.activated', 'checkpoint.rejected']);
  });

  it('ends the whole with a trail where the template says so', async () => {
    const { runId, stepId, subRunId } = await begin('cancel_run');
    const repairId = (await stepsOf(admin, subRunId)).steps.repair!.id;
    await confirmCheckpoint(admin, { checkpointId: repairId });
    await decideApproval(approver, { runId: subRunId, decision: 'reject', reason: 'Beyond repair' });
    expect(await getRun(admin, { runId })).toMatchObject({ status: 'cancelled', reason: 'Beyond repair' });
    const whole = await trailOf(admin, runId);
    expect(whole.audit).toEqual(['run.created', 'run.started', 'run.cancelled']);
    // Whoever hears of the rejection need not hear of the end as well.
    expect(whole.posted).not.toContain('run.completed');
    expect((await trailOf(admin, stepId)).audit).toEqual(['checkpoint.rejected']);
  });

  it('is told as well when it would lie too deep to begin', async () => {
    let { deckId } = await createPublishedDeck(admin, [[{ key: 'last' }]]);
    for (let depth = 8; depth >= 0; depth -= 1) {
      const onReject = depth === 8 ? ('cancel_run' as const) : ('wait' as const);
      ({ deckId } = await createPublishedDeck(admin, [[{ key: 'deeper', subDeckId: deckId, onReject }]]));
    }
    const { id } = await startRun(admin, { deckId, start: true });
    const { tree } = await getRun(admin, { runId: id });
    const [above, deepest] = [tree.at(-2)!, tree.at(-1)!];
    expect(deepest.status).toBe('cancelled');
    expect((await trailOf(admin, deepest.id)).audit).toEqual(['run.created', 'run.started', 'run.cancelled']);
    for (const { id: runId } of [above, deepest]) {
      const step = (await stepsOf(admin, runId)).steps.deeper!;
      expect((await trailOf(admin, step.id)).posted).toEqual(['checkpoint.activated', 'checkpoint.rejected']);
    }
  });
});
