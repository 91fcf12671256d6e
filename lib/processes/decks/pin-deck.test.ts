import { beforeAll, describe, expect, it } from 'vitest';

import { deckPins } from '@/db/schema/processes/saved-views';
import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { read, transact } from '@/lib/platform/core/transact';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';

import { archiveDeck } from './archive-deck';
import { createDeck } from './create-deck';
import { MOST_PINS } from './inputs';
import { listDecks } from './list-decks';
import { pinDeck } from './pin-deck';
import { unpinDeck } from './unpin-deck';

let acme: TestTenant;
let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('admin');
});

const titles = async (ctx: Ctx, more: Parameters<typeof listDecks>[1]) =>
  (await listDecks(ctx, { limit: 200, ...more })).items.map((deck) => deck.title);

describe('pinDeck and unpinDeck', () => {
  it('put a deck first for one person and back, any number of times', async () => {
    const { id: deckId } = await createDeck(admin, { title: 'Pinned' });
    await createDeck(admin, { title: 'Plain' });
    expect(await pinDeck(ana, { deckId })).toEqual({ id: deckId, pinned: true });
    await Promise.all([pinDeck(ana, { deckId }), pinDeck(ana, { deckId })]);
    expect(await titles(ana, { pins: 'only' })).toEqual(['Pinned']);
    expect(await titles(ana, { pins: 'without' })).not.toContain('Pinned');
    expect((await listDecks(ana, {})).items.find((deck) => deck.id === deckId)?.pinned).toBe(true);
    expect(await titles(admin, { pins: 'only' })).toEqual([]);
    expect((await listDecks(admin, {})).items.some((deck) => deck.pinned)).toBe(false);
    expect(await unpinDeck(ana, { deckId })).toEqual({ id: deckId, pinned: false });
    await unpinDeck(ana, { deckId });
    expect(await titles(ana, { pins: 'only' })).toEqual([]);
    expect(await read(acme.job, (tx) => tx.select().from(deckPins))).toEqual([]);
  });

  it('leave every page of the others whole', async () => {
    const boss = await (await createTenant()).person('admin');
    const ids: string[] = [];
    for (let n = 0; n < 9; n += 1) ids.push((await createDeck(boss, { title: `Deck ${n}` })).id);
    for (const n of [0, 4, 8]) await pinDeck(boss, { deckId: ids[n]! });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listDecks(boss, { pins: 'without', limit: 2, cursor });
      seen.push(...page.items.map((deck) => deck.id));
      cursor = page.nextCursor;
    }
    expect(seen.toSorted()).toEqual(ids.filter((_, n) => ![0, 4, 8].includes(n)).toSorted());
  });

  it('are refused to whoever may not see the deck, and to jobs', async () => {
    const { id: deckId } = await createDeck(admin, { title: 'Hidden' });
    const blind = granted(ana, { 'decks.view': 'own' });
    await expect(pinDeck(blind, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(pinDeck(acme.job, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    await pinDeck(ana, { deckId });
    expect(await titles(blind, { pins: 'only' })).toEqual([]);
    await unpinDeck(blind, { deckId });
    expect(await titles(ana, { pins: 'only' })).toEqual([]);
  });

  it('are invisible to another tenant', async () => {
    const { id: deckId } = await createDeck(admin, { title: 'Theirs' });
    const stranger = await (await createTenant()).person('admin');
    await expect(pinDeck(stranger, { deckId })).rejects.toMatchObject({ code: 'not_found' });
    await pinDeck(ana, { deckId });
    await unpinDeck(stranger, { deckId });
    expect(await titles(ana, { pins: 'only' })).toEqual(['Theirs']);
  });

  it('keep the pin of an archived deck where archived decks are, and end at a number', async () => {
    const boss = await (await createTenant()).person('admin');
    const { id: deckId } = await createDeck(boss, { title: 'Old' });
    await pinDeck(boss, { deckId });
    await archiveDeck(boss, { deckId });
    expect(await titles(boss, { pins: 'only' })).toEqual([]);
    expect(await titles(boss, { pins: 'only', status: 'archived' })).toEqual(['Old']);
    for (let n = 1; n < MOST_PINS; n += 1) {
      const { id } = await createDeck(boss, { title: `Deck ${n}` });
      await transact(boss, (tx) =>
        tx.insert(deckPins).values({ userId: boss.actor.id, deckId: id, createdAt: boss.now }),
      );
    }
    const { id: last } = await createDeck(boss, { title: 'One more' });
    await expect(pinDeck(boss, { deckId: last })).rejects.toMatchObject({ code: 'limit_reached' });
    await pinDeck(boss, { deckId });
  });
});
