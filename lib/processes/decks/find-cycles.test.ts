import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { createPublishedDeck } from '@/tests/factories/deck';
import { createTenant } from '@/tests/factories/tenant';

import { getDeck } from './get-deck';
import type { DraftCheckpoint } from './inputs';
import { saveDraft } from './save-draft';

let admin: Ctx & { actor: Person };
let ana: Ctx & { actor: Person };

beforeAll(async () => {
  const acme = await createTenant();
  admin = await acme.person('admin');
  ana = await acme.person('employee');
});

describe('a deck that would be a part of itself', () => {
  it('is refused when it is saved, also through drafts and other decks', async () => {
    const one = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'One' });
    const two = await createPublishedDeck(admin, [[{ key: 'a', subDeckId: one.deckId }]], { title: 'Two' });
    await expect(useIn(one.deckId, one.deckId)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ pointer: '/draft/lanes/0/checkpoints/0/subDeckId', code: 'sub_deck_cycle' }],
    });
    await expect(useIn(one.deckId, two.deckId)).rejects.toMatchObject({ code: 'invalid_input' });
    // What is published counts as much as what is being written.
    await useIn(two.deckId, null);
    await expect(useIn(one.deckId, two.deckId)).rejects.toMatchObject({ code: 'invalid_input' });
    await publishDeck(admin, { deckId: two.deckId });
    await useIn(one.deckId, two.deckId);
  });

  it('cannot be built by three people at once', async () => {
    const decks = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => createPublishedDeck(admin, [[{ key: 'a' }]], { title })),
    );
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(decks.map(({ deckId }) => useIn(deckId, null)));
      const results = await Promise.allSettled(
        decks.map(({ deckId }, at) => useIn(deckId, decks[(at + 1) % decks.length]!.deckId)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(decks.length);
    }
  });

  it('names no deck its editor cannot see, and keeps what stood there', async () => {
    const hidden = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'Hidden' });
    const mine = await createPublishedDeck(ana, [[{ key: 'a' }]], { title: 'Mine' });
    await expect(useIn(mine.deckId, hidden.deckId, ana)).rejects.toMatchObject({
      problems: [{ code: 'unknown_deck' }],
    });
    await useIn(mine.deckId, hidden.deckId, admin);
    await useIn(mine.deckId, hidden.deckId, ana);
  });

  it('is not published with a deck that never was, or is asked for evidence', async () => {
    const { deckId } = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'Main' });
    const draftOnly = await createPublishedDeck(admin, [[{ key: 'a' }]], { title: 'Sub' });
    const { problems } = await useIn(deckId, draftOnly.deckId, admin, { requireNote: true });
    expect(problems.map(({ code }) => code)).toEqual(['sub_deck_asks']);
  });
});

async function useIn(
  deckId: string,
  subDeckId: string | null,
  ctx = admin,
  more: Partial<DraftCheckpoint> = {},
) {
  const { draft, revision } = await getDeck(ctx, { deckId });
  const [lane] = draft.lanes;
  const [step] = lane!.checkpoints;
  return saveDraft(ctx, {
    deckId,
    revision,
    draft: { ...draft, lanes: [{ ...lane!, checkpoints: [{ ...step!, ...more, subDeckId }] }] },
  });
}
