import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { pauseRun } from '@/lib/processes/runs/pause-run';
import { resumeRun } from '@/lib/processes/runs/resume-run';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { confirmCheckpoint } from './confirm-checkpoint';
import { reassignCheckpoint } from './reassign-checkpoint';

let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  [ana, ben] = [await acme.person(), await acme.person()];
});

describe('handing a step over', () => {
  it('completes nothing while the run stands still; that happens when it goes on', async () => {
    const { deckId } = await createPublishedDeck(admin, [
      [{ key: 'both', assigneeMode: 'all', assignees: [user(ana), user(ben)] }],
      [{ key: 'next', assignees: [user(ben)] }],
    ]);
    const { id: runId } = await startRun(admin, { deckId, start: true });
    const checkpointId = (await stepsOf(admin, runId)).steps.both!.id;
    await confirmCheckpoint(ana, { checkpointId, note: 'Seen' });
    await pauseRun(admin, { runId });
    await reassignCheckpoint(admin, { checkpointId, userIds: [ana.actor.id] });
    expect(statusesOf((await stepsOf(admin, runId)).steps)).toEqual({ both: 'active', next: 'pending' });

    await resumeRun(admin, { runId });
    const { steps } = await stepsOf(admin, runId);
    expect(statusesOf(steps)).toEqual({ both: 'completed', next: 'active' });
    expect(steps.both).toMatchObject({ value: 'ok', decidedBy: { id: ana.actor.id } });
  });
});
