import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';
import { race } from '@/tests/setup/race';

import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { startRun } from './start-run';

let admin: Ctx & { actor: Person };
let part: { subDeckId: string };

beforeAll(async () => {
  admin = await (await createTenant()).person('admin');
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'repair' }]]);
  part = { subDeckId: deckId };
});

async function begin(lanes: Parameters<typeof createPublishedDeck>[1]) {
  const { deckId } = await createPublishedDeck(admin, lanes);
  const { id: runId } = await startRun(admin, { deckId, start: true });
  return { runId, ...(await stepsOf(admin, runId)) };
}

describe('a tree of runs', () => {
  it('is begun once per step and turn, however many hands open it at once', async () => {
    const { runId, steps } = await begin([
      [{ key: 'one' }, { key: 'other' }],
      [
        { key: 'part', ...part },
        { key: 'beside', ...part },
      ],
    ]);
    const confirmed = await race(admin, (n) =>
      confirmCheckpoint(admin, { checkpointId: steps[n % 2 ? 'one' : 'other']!.id }),
    );
    expect(confirmed.refused).toEqual(Array(38).fill('checkpoint_not_active'));
    const { run, steps: begun } = await stepsOf(admin, runId);
    expect(run.tree.map(({ checkpointId }) => checkpointId).sort()).toEqual(
      [null, begun.part!.id, begun.beside!.id].sort(),
    );

    const checkpointId = (await stepsOf(admin, begun.part!.subRunId!)).steps.repair!.id;
    await confirmCheckpoint(admin, { checkpointId });
    const reopened = await race(admin, () => reopenCheckpoint(admin, { checkpointId: begun.part!.id }));
    expect(reopened.refused).toEqual(Array(39).fill('invalid_transition'));
    const { tree } = (await stepsOf(admin, runId)).run;
    const turns = tree.filter((each) => each.checkpointId === begun.part!.id);
    expect(turns.map(({ activation, status }) => [activation, status])).toEqual([
      [1, 'completed'],
      [2, 'active'],
    ]);
  });

  it('is locked as one: forty hands on its parts and on the whole leave one story', async () => {
    const { runId, steps: whole } = await begin([[{ key: 'part', ...part }], [{ key: 'end' }]]);
    const { steps } = await stepsOf(admin, whole.part!.subRunId!);
    const { done, refused } = await race(admin, async (n) => {
      if (n % 4 === 0) return [await pauseRun(admin, { runId }), 'steered'];
      if (n % 4 === 1) return [await resumeRun(admin, { runId }), 'steered'];
      return [await confirmCheckpoint(admin, { checkpointId: steps.repair!.id }), 'confirmed'];
    });
    const confirmed = done.filter(([, what]) => what === 'confirmed').length;
    const expected = ['invalid_transition', 'checkpoint_not_active'];
    expect(refused.filter((code) => !expected.includes(code))).toEqual([]);
    expect(confirmed).toBeLessThanOrEqual(1);
    const { run, steps: after } = await stepsOf(admin, runId);
    expect(after.part!.status).toBe(confirmed ? 'completed' : 'active');
    expect(run.tree).toHaveLength(2);
  });
});
