import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { bulkRuns } from '@/lib/processes/checkpoints/bulk-runs';
import { confirmCheckpoint } from '@/lib/processes/checkpoints/confirm-checkpoint';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { shareDeck } from '@/lib/processes/decks/share-deck';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { statusesOf, stepsOf } from '@/tests/factories/run';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { cloneRun } from './clone-run';
import { getRun } from './get-run';
import { pauseRun } from './pause-run';
import { resumeRun } from './resume-run';
import { startRun } from './start-run';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

async function begin() {
  const { deckId } = await createPublishedDeck(admin, [
    [{ key: 'a', assignees: [user(ana)] }],
    [{ key: 'b' }],
  ]);
  const subject = { type: 'order', id: randomUUID() };
  const run = await startRun(admin, { deckId, title: 'First', subject, start: true });
  return { deckId, runId: run.id, subject };
}

describe('cloneRun', () => {
  it('begins the same version anew, whatever has been published since', async () => {
    const { deckId, runId, subject } = await begin();
    const { steps } = await stepsOf(admin, runId);
    await confirmCheckpoint(ana, { checkpointId: steps.a!.id });
    const { draft, revision } = await getDeck(admin, { deckId });
    await saveDraft(admin, { deckId, revision, draft: { ...draft, lanes: draft.lanes.slice(1) } });
    await publishDeck(admin, { deckId });

    const copy = await cloneRun(admin, { runId });
    const { run, steps: fresh } = await stepsOf(admin, copy.id);
    expect(statusesOf(fresh)).toEqual({ a: 'pending', b: 'pending' });
    expect(run).toMatchObject({
      status: 'pending',
      version: 1,
      title: 'First',
      subjectType: subject.type,
      subjectId: subject.id,
    });
    expect(run.number).not.toBe((await getRun(admin, { runId })).number);
    expect((await trailOf(admin, copy.id)).audit).toEqual(['run.created']);
  });

  it('is refused to whoever may not start the deck, for an archived deck, and not found elsewhere', async () => {
    const { deckId, runId } = await begin();
    const stranger = await (await createTenant()).person('admin');
    await expect(cloneRun(ana, { runId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cloneRun(stranger, { runId })).rejects.toMatchObject({ code: 'not_found' });
    await archiveDeck(admin, { deckId });
    await expect(cloneRun(admin, { runId })).rejects.toMatchObject({ code: 'deck_archived' });
  });
});

describe('what the page of a run offers', () => {
  const offered = async (ctx: Ctx, runId: string) => (await getRun(ctx, { runId })).may.clone;

  it('is to clone it, for whoever may start its deck, as long as that is not archived', async () => {
    const { deckId, runId } = await begin();
    expect(await offered(admin, runId)).toBe(true);
    expect(await offered(ana, runId)).toBe(false);
    await shareDeck(admin, { deckId, shares: [{ ...user(ana), level: 'editor' }] });
    expect(await offered(ana, runId)).toBe(true);
    expect((await cloneRun(ana, { runId })).status).toBe('pending');
    await archiveDeck(admin, { deckId });
    expect(await offered(ana, runId)).toBe(false);
  });

  it('is to clone it, for whoever owns its deck', async () => {
    const owner = await acme.person('lead');
    const { deckId } = await createPublishedDeck(owner, [[{ key: 'a' }]]);
    const { id } = await startRun(owner, { deckId, start: true });
    expect(await offered(owner, id)).toBe(true);
  });
});

describe('bulkRuns', () => {
  it('does what can be done and says of the rest why not', async () => {
    const runIds = await Promise.all([begin(), begin()].map(async (each) => (await each).runId));
    const stranger = await (await createTenant()).person('admin');
    const missing = randomUUID();
    expect(await bulkRuns(admin, { action: 'pause', runIds: [...runIds, missing, runIds[0]!] })).toEqual({
      results: [
        { runId: runIds[0], ok: true },
        { runId: runIds[1], ok: true },
        { runId: missing, ok: false, code: 'not_found' },
      ],
    });
    const again = await bulkRuns(admin, { action: 'pause', runIds });
    expect(again.results.map(({ code }) => code)).toEqual(['invalid_transition', 'invalid_transition']);
    const foreign = await bulkRuns(stranger, { action: 'cancel', runIds, reason: 'x' });
    expect(foreign.results.map(({ code }) => code)).toEqual(['not_found', 'not_found']);
    for (const runId of runIds) expect((await getRun(admin, { runId })).status).toBe('paused');
  });

  it('takes a hundred, refuses a hundred and one whole, and asks for a reason to cancel', async () => {
    const { runId } = await begin();
    const many = (count: number) => [runId, ...Array.from({ length: count - 1 }, () => randomUUID())];
    expect((await bulkRuns(admin, { action: 'pause', runIds: many(100) })).results).toHaveLength(100);
    await expect(bulkRuns(admin, { action: 'resume', runIds: many(101) })).rejects.toMatchObject({
      code: 'bulk_too_large',
    });
    await expect(bulkRuns(admin, { action: 'cancel', runIds: [runId] })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/reason' }],
    });
    expect((await getRun(admin, { runId })).status).toBe('paused');
  });

  it('answers a repeated call like the first, what failed as well, and refuses another under its key', async () => {
    const [{ runId }, other] = [await begin(), await begin()];
    await pauseRun(admin, { runId: other.runId });
    const keyed = () => ({ ...admin, idempotency: { key: 'bulk-1', replayed: false } });
    const input = { action: 'pause' as const, runIds: [runId, other.runId] };
    const results = [
      { runId, ok: true },
      { runId: other.runId, ok: false, code: 'invalid_transition' },
    ];
    expect(await bulkRuns(keyed(), input)).toEqual({ results });
    await resumeRun(admin, { runId: other.runId });

    const again = keyed();
    expect(await bulkRuns(again, input)).toEqual({ results });
    expect(again.idempotency.replayed).toBe(true);
    expect((await getRun(admin, { runId: other.runId })).status).toBe('active');
    for (const changed of [
      { ...input, action: 'resume' as const },
      { ...input, runIds: [runId] },
    ])
      await expect(bulkRuns(keyed(), changed)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('has one winner when two do the same to the same runs', async () => {
    const runIds = await Promise.all(Array.from({ length: 10 }, async () => (await begin()).runId));
    const both = await Promise.all([
      bulkRuns(admin, { action: 'pause', runIds }),
      bulkRuns(admin, { action: 'pause', runIds: runIds.toReversed() }),
    ]);
    for (const runId of runIds) {
      const wins = both.flatMap(({ results }) => results).filter((each) => each.runId === runId && each.ok);
      expect(wins).toHaveLength(1);
    }
  });
});
