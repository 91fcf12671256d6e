import { expect, it } from 'vitest';

import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { reopenCheckpoint } from '@/lib/processes/checkpoints/reopen-checkpoint';
import { createPublishedDeck } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { startRun } from './start-run';

it('shows what was filled in before in the instructions of later steps', async () => {
  const admin = await (await createTenant()).person('admin');
  const field = (key: string) => ({ key, label: key, type: 'text' as const });
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'find', fields: [field('hall'), field('gate')] }],
    [{ key: 'go', instructions: 'Go to **{{find.hall}}**, gate {{find.gate}}' }],
  ]);
  const { id } = await startRun(admin, { deckId, start: true });
  const now = async () => (await stepsOf(admin, id)).steps;
  expect((await now()).go!.instructions).toBe('Go to **–**, gate –');

  const checkpointId = (await now()).find!.id;
  await confirmCheckpoint(admin, { checkpointId, fields: { hall: '*7*' } });
  expect((await now()).go!.instructions).toBe('Go to **\\*7\\***, gate –');

  await reopenCheckpoint(admin, { checkpointId });
  expect((await now()).go!.instructions).toBe('Go to **–**, gate –');
});
