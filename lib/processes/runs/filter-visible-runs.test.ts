import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { climbEscalations } from '@/lib/processes/sla/climb-escalations';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { later, stepsOf } from '@/tests/factories/run';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';

import { cancelRun } from './cancel-run';
import { getRun } from './get-run';
import { listRunEvents } from './list-run-events';
import { listRuns } from './list-runs';
import { pauseRun } from './pause-run';
import { startRun } from './start-run';

type PersonCtx = Ctx & { actor: Person };

let acme: TestTenant;
let [admin, chief, other, member]: PersonCtx[] = [];
let home: string;

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  home = await acme.department();
  chief = await acme.person('lead', { departmentId: home, isLead: true });
  other = await acme.person('lead', { departmentId: await acme.department(), isLead: true });
  member = await acme.person('employee', { departmentId: home });
});

/** A run of another department, in which a step falls to a member of the lead's own. */
async function abroad() {
  const departmentId = await acme.department();
  const { deckId } = await createPublishedDeck(
    admin!,
    [[{ key: 'a', slaLimitMinutes: 60, assignees: [user(member!)] }], [{ key: 'b' }]],
    { departmentId },
  );
  const { id: runId } = await startRun(admin!, { deckId, start: true });
  const { steps } = await stepsOf(admin!, runId);
  return { runId, checkpointId: steps.a!.id };
}

const climbTo = async (rung: number, checkpointId: string) => {
  for (let climbed = 0; climbed < rung; climbed += 1)
    await climbEscalations(later(acme.job, 100 * 3600), { checkpointId });
};
const refused = (code: string) => expect.objectContaining({ code });

describe('a lead who is told that a step is left lying', () => {
  it('sees its run whole, in another department too, and keeps seeing it', async () => {
    const { runId, checkpointId } = await abroad();
    await climbTo(1, checkpointId);
    await expect(getRun(chief!, { runId })).rejects.toEqual(refused('not_found'));

    await climbTo(1, checkpointId);
    expect((await getRun(chief!, { runId })).lanes).toHaveLength(2);
    expect((await listRunEvents(chief!, { runId })).items.length).toBeGreaterThan(2);
    expect((await listRuns(chief!, {})).items.map(({ id }) => id)).toContain(runId);

    await confirmCheckpoint(member!, { checkpointId });
    expect((await getRun(chief!, { runId })).finishedCheckpoints).toBe(1);
  });

  it('may do nothing in it', async () => {
    const { runId, checkpointId } = await abroad();
    await climbTo(2, checkpointId);
    const { may, lanes } = await getRun(chief!, { runId });
    expect(Object.values({ ...may, clone: false }).some(Boolean)).toBe(false);
    const steps = lanes.flatMap((lane) => lane.checkpoints);
    expect(steps.flatMap((step) => Object.values(step.may)).some(Boolean)).toBe(false);

    await expect(confirmCheckpoint(chief!, { checkpointId })).rejects.toEqual(refused('forbidden'));
    await expect(reopenCheckpoint(chief!, { checkpointId })).rejects.toEqual(refused('forbidden'));
    await expect(pauseRun(chief!, { runId })).rejects.toEqual(refused('forbidden'));
    await expect(cancelRun(chief!, { runId, reason: 'no' })).rejects.toEqual(refused('forbidden'));
  });

  it('is nobody else: not another lead, not a colleague, not a token without the scope', async () => {
    const { runId, checkpointId } = await abroad();
    await climbTo(2, checkpointId);
    for (const person of [other!, await acme.person('employee', { departmentId: home })]) {
      await expect(getRun(person, { runId })).rejects.toEqual(refused('not_found'));
      await expect(pauseRun(person, { runId })).rejects.toEqual(refused('not_found'));
    }
    const token = granted({ ...chief!, actor: { ...chief!.actor, kind: 'token' } }, { 'decks.view': 'all' });
    await expect(getRun(token, { runId })).rejects.toEqual(refused('not_found'));
  });
});
