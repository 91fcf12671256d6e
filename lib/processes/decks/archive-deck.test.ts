import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveDeck } from './archive-deck';
import { createDeck } from './create-deck';
import { getDeck } from './get-deck';
import { listDecks } from './list-decks';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

describe('archiveDeck', () => {
  it('puts a deck away with its versions, and says so in the trail', async () => {
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]]);

    expect(await archiveDeck(admin, { deckId })).toEqual({ id: deckId, status: 'archived' });

    expect(await getDeck(admin, { deckId })).toMatchObject({
      status: 'archived',
      currentVersion: 1,
      may: { edit: false, publish: false, start: false, archive: true },
    });
    const ids = async (status: 'active' | 'archived') =>
      (await listDecks(admin, { status })).items.map((deck) => deck.id);
    expect(await ids('active')).not.toContain(deckId);
    expect(await ids('archived')).toContain(deckId);
    expect(await trailOf(admin, deckId)).toEqual({
      audit: ['deck.created', 'deck.published', 'deck.archived'],
      posted: [],
    });
  });

  it('happens once, however many ask', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => archiveDeck(admin, { deckId: deck.id })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(archiveDeck(admin, { deckId: deck.id })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    expect((await trailOf(admin, deck.id)).audit).toEqual(['deck.created', 'deck.archived']);
  });

  it('refuses a colleague who may not edit it, and a job', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    await expect(archiveDeck(reader, { deckId: deck.id })).rejects.toMatchObject({ code: 'forbidden' });
    for (const blind of [await acme.person('employee'), acme.job]) {
      await expect(archiveDeck(blind, { deckId: deck.id })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('does not exist for another tenant', async () => {
    const deck = await createDeck(admin, { title: 'X' });
    const stranger = await (await createTenant()).person('admin');
    await expect(archiveDeck(stranger, { deckId: deck.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
