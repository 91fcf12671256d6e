import { describe, expect, it } from 'vitest';

import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant } from '@/tests/factories/tenant';
import { race } from '@/tests/setup/race';

import { getDeck } from './get-deck';
import { saveDraft } from './save-draft';
import { shareDeck } from './share-deck';

describe('decks that name one another, written by many at once', () => {
  it('are saved, published and shared without anybody waiting for somebody who waits for them', async () => {
    const admin = await (await createTenant()).person('admin');
    const leaf = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'Leaf' });
    const middle = await createPublishedDeck(admin, [[{ key: 'a', subDeckId: leaf.deckId }]]);
    const top = await createPublishedDeck(admin, [[{ key: 'a', subDeckId: middle.deckId }]]);
    const decks = [leaf, middle, top].map(({ deckId }) => deckId);

    const { refused } = await race(admin, async (n) => {
      const deckId = decks[n % 3]!;
      const { draft, revision } = await getDeck(admin, { deckId });
      const turn = Math.floor(n / 3) % 3;
      if (turn === 0) await saveDraft(admin, { deckId, revision, draft: { ...draft, title: `Deck ${n}` } });
      if (turn === 1) await publishDeck(admin, { deckId });
      if (turn === 2) await shareDeck(admin, { deckId, shares: [] });
    });

    expect(refused.filter((code) => !['conflict', 'deck_unchanged'].includes(code))).toEqual([]);
  });
});
