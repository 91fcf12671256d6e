import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant } from '@/tests/factories/tenant';

import { confirmCheckpoint } from './confirm-checkpoint';
import { rejectCheckpoint } from './reject-checkpoint';
import { reopenCheckpoint } from './reopen-checkpoint';

let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let bea: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
  bea = await acme.person('employee');
});

async function begin() {
  const both = [user(ana), user(bea)];
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'check', assignees: both }],
    [{ key: 'accept', confirmationType: 'accept_reject', assignees: [user(bea)] }],
    [{ key: 'end' }],
  ]);
  const { id } = await startRun(admin, { deckId, start: true });
  const ids = Object.values((await stepsOf(admin, id)).steps).map((step) => step.id);
  const [check, accept] = ids as [string, string];
  const offered = async (ctx: Ctx, key: string) => (await stepsOf(ctx, id)).steps[key]!.may.reopen;
  return { check, accept, offered };
}

describe('a step that was decided', () => {
  it('is taken back by whoever confirmed it, until the next lane has a finished step', async () => {
    const { check, accept, offered } = await begin();
    await confirmCheckpoint(ana, { checkpointId: check });
    expect([await offered(ana, 'check'), await offered(bea, 'check'), await offered(admin, 'check')]).toEqual(
      [true, false, true],
    );
    await expect(reopenCheckpoint(bea, { checkpointId: check })).rejects.toMatchObject({ code: 'forbidden' });
    await reopenCheckpoint(ana, { checkpointId: check });

    await confirmCheckpoint(ana, { checkpointId: check });
    await confirmCheckpoint(bea, { checkpointId: accept });
    expect([
      await offered(ana, 'check'),
      await offered(bea, 'accept'),
      await offered(admin, 'check'),
    ]).toEqual([false, true, true]);
    await expect(reopenCheckpoint(ana, { checkpointId: check })).rejects.toMatchObject({ code: 'forbidden' });
    await reopenCheckpoint(admin, { checkpointId: check });
  });

  it('is taken up by whoever has it, where it waits rejected, and by who confirmed what lies before', async () => {
    const { check, accept, offered } = await begin();
    await confirmCheckpoint(ana, { checkpointId: check });
    await rejectCheckpoint(bea, { checkpointId: accept, reason: 'Loose' });
    expect([await offered(ana, 'check'), await offered(ana, 'accept'), await offered(bea, 'accept')]).toEqual(
      [true, false, true],
    );
    await expect(reopenCheckpoint(ana, { checkpointId: accept })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await reopenCheckpoint(bea, { checkpointId: accept });
  });
});
