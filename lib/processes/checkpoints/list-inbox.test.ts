import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { startRun } from '@/lib/processes/runs/start-run';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { stepsOf } from '@/tests/factories/run';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';

import { confirmCheckpoint } from './confirm-checkpoint';
import { countInbox } from './count-inbox';
import { getOverview } from './get-overview';
import { listInbox } from './list-inbox';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };
let ben: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  [ana, ben] = [await acme.person(), await acme.person()];
});

async function waitsFor(ctx: Ctx) {
  const { items } = await listInbox(ctx, {});
  const { open } = await getOverview(ctx);
  return { inbox: items.map(({ title }) => title), counted: await countInbox(ctx), overview: open.total };
}

describe('what waits for somebody', () => {
  it('is no step they have signed, however many have yet to sign it', async () => {
    const { deckId } = await createPublishedDeck(admin, [
      [{ key: 'both', assigneeMode: 'all', assignees: [user(ana), user(ben)] }],
    ]);
    const { id: runId } = await startRun(admin, { deckId, start: true });
    await confirmCheckpoint(ana, { checkpointId: (await stepsOf(admin, runId)).steps.both!.id });
    expect(await waitsFor(ana)).toEqual({ inbox: [], counted: 0, overview: 0 });
    expect(await waitsFor(ben)).toEqual({ inbox: ['both'], counted: 1, overview: 1 });
  });

  it('is told to no token that may not read runs', async () => {
    const token = (grants: Person['access']['grants']) => {
      const ctx = granted(ben, grants);
      return { ...ctx, actor: { ...ctx.actor, kind: 'token' as const } };
    };
    const stranger = token({ 'decks.view': 'all' });
    for (const ask of [
      () => listInbox(stranger, {}),
      () => countInbox(stranger),
      () => getOverview(stranger),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'forbidden', params: { permission: 'runs.view' } });
    }
    expect((await listInbox(token({ 'runs.view': 'own' }), {})).items).toHaveLength(1);
  });
});
