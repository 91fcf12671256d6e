import { and, eq } from 'drizzle-orm';

import { type Deck, decks, deckVersions } from '@/db/schema/processes/decks';
import { requirePerson } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { awaitTurn, findCycles } from '@/lib/processes/decks/find-cycles';
import { freezeDraft } from '@/lib/processes/decks/freeze-draft';
import { publishDeckInput } from '@/lib/processes/decks/inputs';
import { holdDeck, requireActive } from '@/lib/processes/decks/open-deck';
import { readDraft } from '@/lib/processes/decks/read-draft';

import { deckPublished } from './events';

/** Freezes the draft into the next version. The deck's row is held, so two people publish one after the other. */
export const publishDeck = command({
  name: 'deck.publish',
  input: publishDeckInput,
  run: async (tx, ctx, { deckId, revision, note }) => {
    const publisher = requirePerson(ctx.actor);
    await awaitTurn(tx);
    const deck = await holdDeck(tx, ctx, deckId, 'edit');
    requireActive(deck);
    if (revision !== undefined && revision !== deck.revision) {
      throw new DomainError('conflict', 'The draft was changed in the meantime.');
    }
    const { draft, ...findings } = await readDraft(tx, deck);
    const problems = [...findings.problems, ...(await findCycles(tx, deckId, draft))];
    if (problems.length > 0) {
      throw new DomainError('deck_invalid', 'The draft cannot be published like this.', { problems });
    }
    const { text, sha256 } = freezeDraft(draft);
    if (sha256 === (await currentHash(tx, deck))) {
      throw new DomainError('deck_unchanged', 'Nothing has changed since the last version.');
    }

    const version = (deck.currentVersion ?? 0) + 1;
    await tx.insert(deckVersions).values({
      deckId,
      number: version,
      snapshot: text,
      sha256,
      note,
      publishedBy: publisher.id,
      publishedAt: ctx.now,
    });
    await tx.update(decks).set({ currentVersion: version, updatedAt: ctx.now }).where(eq(decks.id, deckId));
    record(tx, ctx, deckPublished, { type: 'deck', id: deckId }, { version, sha256 });
    return { version };
  },
});

async function currentHash(tx: Tx, deck: Deck): Promise<string | undefined> {
  if (deck.currentVersion === null) return undefined;
  const [version] = await tx
    .select({ sha256: deckVersions.sha256 })
    .from(deckVersions)
    .where(and(eq(deckVersions.deckId, deck.id), eq(deckVersions.number, deck.currentVersion)));
  return version?.sha256;
}
