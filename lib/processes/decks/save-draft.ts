import { and, eq, sql } from 'drizzle-orm';

import { decks } from '@/db/schema/processes/decks';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { saveDraftInput } from './inputs';
import { openDeck, requireActive } from './open-deck';
import { requireOwnReferences } from './own-references';
import { mayEdit, mayPlace } from './policy';
import { requireStorable } from './require-storable';
import { requireSubDecks } from './require-sub-decks';
import { validateDraft } from './rules/validate-draft';
import { deckColumns, replaceDraftRows } from './store';

/** Replaces the draft whole. What is published and what runs are not touched; what is still wrong comes back. */
export const saveDraft = command({
  name: 'deck.save_draft',
  input: saveDraftInput,
  run: async (tx, ctx, { deckId, revision, draft }) => {
    const deck = await openDeck(tx, ctx, deckId, 'edit');
    requireActive(deck);
    if (draft.departmentId !== deck.departmentId) {
      // Nobody moves a deck to where they have no say, nor out of their own reach.
      const moved = { ...deck, departmentId: draft.departmentId };
      authorise(mayPlace(ctx.actor, draft.departmentId) && mayEdit(ctx.actor, moved), 'decks.edit');
    }
    const known = await requireStorable(tx, draft, '/draft');
    await requireSubDecks(tx, ctx, deckId, draft);
    await requireOwnReferences(tx, deckId, draft);

    const [saved] = await tx
      .update(decks)
      .set({ ...deckColumns(draft), revision: sql`${decks.revision} + 1`, updatedAt: ctx.now })
      .where(and(eq(decks.id, deckId), eq(decks.revision, revision), eq(decks.status, 'active')))
      .returning({ revision: decks.revision });
    if (!saved) throw new DomainError('conflict', 'The draft was changed in the meantime.');
    await replaceDraftRows(tx, deckId, draft);

    return { revision: saved.revision, ...validateDraft(draft, known) };
  },
});
