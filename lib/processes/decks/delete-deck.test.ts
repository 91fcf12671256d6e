import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';
import { sweepDocuments } from '@/lib/processes/search/sweep-documents';
import { createPublishedDeck, user } from '@/tests/factories/deck';
import { draftOf, draftStep } from '@/tests/factories/draft';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { createDeck } from './create-deck';
import { deleteDeck } from './delete-deck';
import { getDeck } from './get-deck';
import { listDecks } from './list-decks';
import { pinDeck } from './pin-deck';
import { saveDraft } from './save-draft';
import { shareDeck } from './share-deck';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

async function drafted(owner: Ctx = admin, subDeckId: string | null = null): Promise<string> {
  const { id, revision } = await createDeck(owner, { title: 'Only a draft' });
  const draft = draftOf([[draftStep('a', { subDeckId })]], { approverIds: [admin.actor.id] });
  await saveDraft(owner, { deckId: id, revision, draft });
  return id;
}

describe('deleteDeck', () => {
  it('takes a draft away with everything beside it, and says so in the trail', async () => {
    const deckId = await drafted();
    await shareDeck(admin, { deckId, shares: [{ type: 'user', userId: ana.actor.id, level: 'editor' }] });
    await pinDeck(ana, { deckId });
    await sweepDocuments(acme.job, {});
    expect(await documentsOf(deckId)).toBe(1);
    const item = (await listDecks(admin, { limit: 200 })).items.find(({ id }) => id === deckId);
    expect(item?.may.delete).toBe(true);
    expect((await getDeck(ana, { deckId })).may.delete).toBe(false);

    expect(await deleteDeck(admin, { deckId })).toEqual({ id: deckId });

    expect(await documentsOf(deckId)).toBe(0);
    for (const ctx of [admin, ana])
      await expect(getDeck(ctx, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listDecks(ana, { pins: 'only' })).items).toEqual([]);
    expect(await trailOf(admin, deckId)).toEqual({
      audit: ['deck.created', 'deck.shared', 'deck.deleted'],
      posted: [],
    });
    await expect(deleteDeck(admin, { deckId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps what was published, and what another deck has as a step', async () => {
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a', assignees: [user(ana)] }]]);
    await expect(deleteDeck(admin, { deckId })).rejects.toMatchObject({ code: 'deck_was_published' });
    expect((await getDeck(admin, { deckId })).may.delete).toBe(false);

    const part = await drafted();
    const whole = await drafted(admin, part);
    await expect(deleteDeck(admin, { deckId: part })).rejects.toMatchObject({ code: 'deck_in_use' });
    await deleteDeck(admin, { deckId: whole });
    await deleteDeck(admin, { deckId: part });
  });

  it('is for the owner and whoever looks after the deck, not for everybody who writes it', async () => {
    const deckId = await drafted();
    const share = (level: 'editor' | 'admin') =>
      shareDeck(admin, { deckId, shares: [{ type: 'user', userId: ana.actor.id, level }] });
    await share('editor');
    await expect(deleteDeck(ana, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    for (const blind of [
      await acme.person('employee'),
      acme.job,
      await (await createTenant()).person('admin'),
    ])
      await expect(deleteDeck(blind, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await share('admin');
    await deleteDeck(ana, { deckId });
    await deleteDeck(ana, { deckId: await drafted(ana) });
  });

  it('happens once, and either before or after the deck becomes a part of another', async () => {
    for (let round = 0; round < 5; round += 1) {
      const part = await drafted();
      const outcomes = await Promise.allSettled([
        deleteDeck(admin, { deckId: part }),
        drafted(admin, part),
        deleteDeck(admin, { deckId: part }),
      ]);
      const codes = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
      expect(['deck_in_use', 'invalid_input', 'not_found']).toEqual(expect.arrayContaining(codes));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

async function documentsOf(deckId: string): Promise<number> {
  const { rows } = await read(admin, (tx) =>
    tx.execute(sql`select from search_documents where kind = 'deck' and subject_id = ${deckId}`),
  );
  return rows.length;
}
