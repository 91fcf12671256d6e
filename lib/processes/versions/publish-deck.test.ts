import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createDeck } from '@/lib/processes/decks/create-deck';
import { getDeck } from '@/lib/processes/decks/get-deck';
import type { Draft } from '@/lib/processes/decks/inputs';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { draftOf, draftStep } from '@/tests/factories/draft';
import { createTenant, deactivate, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { getVersion } from './get-version';
import { listVersions } from './list-versions';
import { publishDeck } from './publish-deck';
import { readSnapshot } from './read-snapshot';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

const draft = draftOf([[draftStep('a')], [draftStep('b', { condition: { checkpoint: 'a', is: 'ok' } })]]);

async function drafted(content: Draft = draft, owner: Ctx = admin): Promise<string> {
  const deck = await createDeck(owner, { title: 'X' });
  await saveDraft(owner, { deckId: deck.id, revision: 1, draft: content });
  return deck.id;
}

describe('publishDeck', () => {
  it('freezes the draft whole, with its hash, and says so in the trail', async () => {
    const deckId = await drafted();

    expect(await publishDeck(admin, { deckId, revision: 2, note: 'First' })).toEqual({ version: 1 });

    const version = await getVersion(admin, { deckId, number: 1 });
    expect(version).toMatchObject({
      number: 1,
      note: 'First',
      publishedAt: admin.now,
      publishedBy: { id: admin.actor.id, name: admin.actor.name },
      snapshot: { format: 'laufkarte.snapshot/1', ...draft },
    });
    const text = await storedText(deckId);
    expect(version.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(text.startsWith('{"approvalMode":"any","approverIds":[],"departmentId":null')).toBe(true);
    expect(await getDeck(admin, { deckId })).toMatchObject({ currentVersion: 1, may: { start: true } });
    expect(await trailOf(admin, deckId)).toEqual({ audit: ['deck.created', 'deck.published'], posted: [] });
  });

  it('counts on, keeps every version as it was, and refuses an unchanged draft', async () => {
    const deckId = await drafted();
    await publishDeck(admin, { deckId });
    await expect(publishDeck(admin, { deckId })).rejects.toMatchObject({ code: 'deck_unchanged' });
    await saveDraft(admin, { deckId, revision: 2, draft: { ...draft, title: 'Second' } });
    expect(await publishDeck(admin, { deckId })).toEqual({ version: 2 });
    await saveDraft(admin, { deckId, revision: 3, draft });
    expect(await publishDeck(admin, { deckId })).toEqual({ version: 3 });

    const first = await listVersions(admin, { deckId, limit: 2 });
    const rest = await listVersions(admin, { deckId, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
    expect(rest.items[0]?.sha256).toBe(first.items[0]?.sha256);
    expect(await read(admin, (tx) => readSnapshot(tx, deckId))).toMatchObject({ number: 3 });
    expect(await read(admin, (tx) => readSnapshot(tx, deckId, 2))).toMatchObject({
      number: 2,
      snapshot: { title: 'Second' },
    });
    const change = (tx: Parameters<typeof readSnapshot>[0]) =>
      tx.execute(sql`update deck_versions set note = 'x' where deck_id = ${deckId}`);
    await expect(transact(admin, change)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('makes exactly one version when many publish at once', async () => {
    const deckId = await drafted();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => publishDeck(admin, { deckId })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'deck_unchanged' });
    }
    expect((await listVersions(admin, { deckId })).items).toHaveLength(1);
    expect((await trailOf(admin, deckId)).audit).toEqual(['deck.created', 'deck.published']);
  });

  it('publishes either the old or the new draft while somebody saves, never a mixture', async () => {
    const deckId = await drafted();
    const next = draftOf([[draftStep('x')], [draftStep('y')], [draftStep('z')]], { title: 'Next' });
    await Promise.allSettled([
      publishDeck(admin, { deckId }),
      saveDraft(admin, { deckId, revision: 2, draft: next }),
    ]);
    const { snapshot } = await getVersion(admin, { deckId, number: 1 });
    const { format: _, ...published } = snapshot;
    expect([draft, next]).toContainEqual(published);
  });

  it('refuses an unsound draft with the whole list, and publishes nothing', async () => {
    const ben = await acme.person();
    const deckId = await drafted(
      draftOf(
        [
          [draftStep('a', { title: '' }), draftStep('b', { condition: { checkpoint: 'a', is: 'ok' } })],
          [
            draftStep('c', {
              condition: { checkpoint: 'a', is: 'yes' },
              assignees: [{ type: 'user', userId: ben.actor.id }],
            }),
          ],
        ],
        { approverIds: [ben.actor.id] },
      ),
    );
    await deactivate(ben);
    const refusal = await publishDeck(admin, { deckId }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'deck_invalid' });
    expect((refusal as { problems: { code: string }[] }).problems.map(({ code }) => code)).toEqual([
      'title_missing',
      'assignee_inactive',
      'condition_not_earlier',
      'condition_impossible',
      'approver_inactive',
    ]);
    expect((await listVersions(admin, { deckId })).items).toEqual([]);
  });

  it('refuses an older revision, an archived deck, a colleague and a job', async () => {
    const deckId = await drafted();
    await expect(publishDeck(admin, { deckId, revision: 1 })).rejects.toMatchObject({ code: 'conflict' });
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    await expect(publishDeck(reader, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(publishDeck(acme.job, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    await archiveDeck(admin, { deckId });
    await expect(publishDeck(admin, { deckId })).rejects.toMatchObject({ code: 'deck_archived' });
    expect((await listVersions(admin, { deckId })).items).toEqual([]);
  });

  it('does not exist for another tenant, nor does anything published', async () => {
    const deckId = await drafted();
    await publishDeck(admin, { deckId });
    const stranger = await (await createTenant()).person('admin');
    await expect(publishDeck(stranger, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listVersions(stranger, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getVersion(stranger, { deckId, number: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(stranger, (tx) => readSnapshot(tx, deckId))).rejects.toMatchObject({
      code: 'deck_not_published',
    });
  });

  it('knows which versions exist, and shows them to those who may see the deck', async () => {
    const deckId = await drafted();
    await expect(read(admin, (tx) => readSnapshot(tx, deckId))).rejects.toMatchObject({
      code: 'deck_not_published',
    });
    await publishDeck(admin, { deckId });
    await expect(getVersion(admin, { deckId, number: 2 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(admin, (tx) => readSnapshot(tx, deckId, 2))).rejects.toMatchObject({
      code: 'not_found',
    });
    const ben = await acme.person('employee');
    await expect(listVersions(ben, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getVersion(ben, { deckId, number: 1 })).rejects.toMatchObject({ code: 'not_found' });
    const reader = granted(ben, { 'decks.view': 'all' });
    expect((await listVersions(reader, { deckId })).items).toHaveLength(1);
  });
});

async function storedText(deckId: string): Promise<string> {
  const { rows } = await read(admin, (tx) =>
    tx.execute<{ snapshot: string }>(sql`select snapshot from deck_versions where deck_id = ${deckId}`),
  );
  return rows[0]!.snapshot;
}
