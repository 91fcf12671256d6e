import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createDeck } from '@/lib/processes/decks/create-deck';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { startRun } from './start-run';

let acme: TestTenant;
let other: TestTenant;
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  other = await createTenant();
  ana = await acme.person('admin', { name: 'Ana Admin' });
});

describe('startRun', () => {
  it('copies the version, opens the first lane and leaves its trail', async () => {
    const { deckId } = await createPublishedDeck(ana, [
      [{ key: 'a', assignees: [user(ana)], slaLimitMinutes: 60 }, { key: 'b' }],
      [{ key: 'c' }],
    ]);

    const started = await startRun(ana, { deckId, title: 'Hall 2', start: true });

    const { run, steps } = await stepsOf(ana, started.id);
    expect(started).toMatchObject({ status: 'active', number: expect.stringMatching(/^\d{4}-\d{6}$/) });
    expect(run).toMatchObject({ title: 'Hall 2', version: 1, openCheckpoints: 2, checkpointCount: 3 });
    expect(statusesOf(steps)).toEqual({ a: 'active', b: 'active', c: 'pending' });
    expect(steps.a?.slaDueAt).toEqual(new Date(ana.now.getTime() + 3_600_000));
    expect(steps.b?.assignees).toEqual([{ id: ana.actor.id, name: 'Ana Admin' }]);
    expect((await trailOf(ana, started.id)).audit).toEqual(['run.created', 'run.started']);
    expect((await trailOf(ana, steps.a!.id)).posted).toEqual(['checkpoint.activated']);
  });

  it('waits unless told to start', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    const { id, status } = await startRun(ana, { deckId });
    expect(status).toBe('pending');
    expect(statusesOf((await stepsOf(ana, id)).steps)).toEqual({ a: 'pending' });
  });

  it('gives the step of a department to its active members', async () => {
    const departmentId = await acme.department();
    const [member, gone] = [
      await acme.person('employee', { departmentId }),
      await acme.person('employee', { departmentId }),
    ];
    const { deactivate } = await import('@/tests/factories/tenant');
    await deactivate(gone);
    const { deckId } = await createPublishedDeck(ana, [
      [{ key: 'a', assignees: [{ type: 'department', departmentId }] }],
    ]);

    const { id } = await startRun(ana, { deckId, start: true });

    expect((await stepsOf(ana, id)).steps.a?.assignees.map((each) => each.id)).toEqual([member.actor.id]);
    expect(await stepsOf(member, id)).toBeDefined();
  });

  it('numbers forty runs started at once without repeating one', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    const started = await Promise.all(
      Array.from({ length: 40 }, () => startRun(ana, { deckId, start: true })),
    );
    expect(new Set(started.map((run) => run.number)).size).toBe(40);
  });

  it('refuses an archived and an unpublished deck', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    await archiveDeck(ana, { deckId });
    await expect(startRun(ana, { deckId, start: true })).rejects.toMatchObject({ code: 'deck_archived' });

    const draft = await createDeck(ana, { title: 'Only a draft' });
    await expect(startRun(ana, { deckId: draft.id, start: true })).rejects.toMatchObject({
      code: 'deck_not_published',
    });
  });

  it('does not show the deck to an employee who has nothing to do with it, nor to another tenant', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    await expect(startRun(await acme.person('employee'), { deckId, start: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(startRun(await other.person('admin'), { deckId, start: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('answers a repeated key with the same run and refuses it for another request', async () => {
    const { deckId } = await createPublishedDeck(ana, [[{ key: 'a' }]]);
    const keyed = () => ({ ...ana, idempotency: { key: 'once', replayed: false } });
    const [first, again] = [keyed(), keyed()];

    const run = await startRun(first, { deckId, start: true });
    const replay = await startRun(again, { deckId, start: true });

    expect(replay).toEqual(run);
    expect([first.idempotency.replayed, again.idempotency.replayed]).toEqual([false, true]);
    await expect(startRun(keyed(), { deckId, title: 'Other', start: true })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });
});
