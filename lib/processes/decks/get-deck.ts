import { and, eq } from 'drizzle-orm';
import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import { type Deck, deckVersions } from '@/db/schema/processes/decks';
import type { Actor, Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';

import { freezeDraft } from './freeze-draft';
import { deckIdInput } from './inputs';
import { openDeck } from './open-deck';
import { mayAdminister, mayEdit, mayStart } from './policy';
import { readDraft } from './read-draft';

/** A deck as its editor needs it: the draft, what is wrong with it, and the names of everybody in it. */
export async function getDeck(ctx: Ctx, raw: { deckId: string }) {
  const { deckId } = parseInput(deckIdInput, raw);
  return read(ctx, async (tx) => {
    const deck = await openDeck(tx, ctx, deckId, 'view');
    const { draft, known, problems, warnings } = await readDraft(tx, deck);
    const published = await publishedHash(tx, deck);
    const { id, title, description, status, revision, currentVersion, ownerId, departmentId, updatedAt } =
      deck;
    return {
      id,
      title,
      description,
      status,
      revision,
      currentVersion,
      ownerId,
      departmentId,
      updatedAt,
      draft,
      problems,
      warnings,
      people: [...known.users].map(([userId, { name, status: state }]) => ({
        id: userId,
        name,
        status: state,
      })),
      /** The decks whose runs do steps of this one, also those the caller could not have chosen. */
      subDecks: [...known.decks.values()].map((each) => ({
        id: each.id,
        title: each.title,
        isPublished: each.currentVersion !== null,
      })),
      departments: [...known.departments].map(([placeId, { name }]) => ({ id: placeId, name })),
      changedSincePublish: published !== freezeDraft(draft).sha256,
      may: whatMay(ctx.actor, deck),
    };
  });
}

/** What an actor may do with a deck in the state it is in. */
export function whatMay(
  actor: Actor,
  deck: Pick<Deck, 'ownerId' | 'departmentId' | 'status' | 'currentVersion'> & {
    shared?: ShareLevel | null;
  },
) {
  const active = deck.status === 'active';
  const edit = mayEdit(actor, deck);
  return {
    edit: active && edit,
    publish: active && edit,
    start: active && deck.currentVersion !== null && mayStart(actor, deck),
    archive: mayAdminister(actor, deck),
    share: mayAdminister(actor, deck),
    /** What was published once is archived instead. */
    delete: deck.currentVersion === null && mayAdminister(actor, deck),
  };
}

async function publishedHash(tx: Tx, deck: Deck): Promise<string | null> {
  if (deck.currentVersion === null) return null;
  const [version] = await tx
    .select({ sha256: deckVersions.sha256 })
    .from(deckVersions)
    .where(and(eq(deckVersions.deckId, deck.id), eq(deckVersions.number, deck.currentVersion)));
  return version?.sha256 ?? null;
}
