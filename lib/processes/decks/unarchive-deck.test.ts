import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant, granted, type TestTenant } from '@/tests/factories/tenant';
import { trailOf } from '@/tests/setup/trail';

import { archiveDeck } from './archive-deck';
import { getDeck } from './get-deck';
import { unarchiveDeck } from './unarchive-deck';

let acme: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  acme = await createTenant();
  admin = await acme.person('admin');
});

async function archived(): Promise<string> {
  const { deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]]);
  await archiveDeck(admin, { deckId });
  return deckId;
}

describe('unarchiveDeck', () => {
  it('brings a deck back as it was, and says so in the trail', async () => {
    const deckId = await archived();
    expect(await unarchiveDeck(admin, { deckId })).toEqual({ id: deckId, status: 'active' });
    expect(await getDeck(admin, { deckId })).toMatchObject({
      status: 'active',
      changedSincePublish: false,
      may: { edit: true, start: true },
    });
    expect((await trailOf(admin, deckId)).audit.at(-1)).toBe('deck.unarchived');
  });

  it('is refused for a deck that is not archived', async () => {
    const deckId = await archived();
    const outcomes = await Promise.allSettled([1, 2].map(() => unarchiveDeck(admin, { deckId })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(unarchiveDeck(admin, { deckId })).rejects.toMatchObject({ code: 'invalid_transition' });
  });

  it('refuses a colleague, and does not exist for another tenant', async () => {
    const deckId = await archived();
    const reader = granted(await acme.person(), { 'decks.view': 'all' });
    await expect(unarchiveDeck(reader, { deckId })).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await (await createTenant()).person('admin');
    await expect(unarchiveDeck(stranger, { deckId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
