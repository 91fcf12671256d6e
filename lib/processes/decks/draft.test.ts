import { describe, expect, it } from 'vitest';

import { createTenant } from '@/tests/factories/tenant';

import { archiveDeck } from './archive-deck';
import { createDeck } from './create-deck';
import { getDeck } from './get-deck';
import { saveDraft } from './save-draft';
import { unarchiveDeck } from './unarchive-deck';

describe('a draft', () => {
  it('keeps what is typed, however unfinished, and says what is still wrong', async () => {
    const acme = await createTenant();
    const admin = await acme.person('admin');
    const foreign = await (await createTenant()).person('admin');
    const deck = await createDeck(admin, { title: 'Draft' });
    const draft = {
      title: 'Draft',
      lanes: [{ title: '', checkpoints: [{ key: 'a', title: '', confirmationType: 'yes_no' as const }] }],
    };
    const saved = await saveDraft(admin, { deckId: deck.id, revision: deck.revision, draft });
    expect(saved.problems).toMatchObject([{ code: 'title_missing', pointer: '/lanes/0/checkpoints/0' }]);
    expect((await getDeck(admin, { deckId: deck.id })).draft.lanes[0]?.checkpoints[0]?.key).toBe('a');

    const stranger = { ...draft, approverIds: [foreign.actor.id] };
    await expect(
      saveDraft(admin, { deckId: deck.id, revision: saved.revision, draft: stranger }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ code: 'unknown_user' }],
    });
    await archiveDeck(admin, { deckId: deck.id });
    expect((await getDeck(admin, { deckId: deck.id })).may.edit).toBe(false);
    await unarchiveDeck(admin, { deckId: deck.id });
  });
});
