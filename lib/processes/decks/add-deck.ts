import { decks } from '@/db/schema/processes/decks';
import { authorise, requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import type { Draft } from './inputs';
import { mayPlace } from './policy';
import { deckColumns, insertDraftRows } from './store';

/** A new deck that belongs to whoever makes it. */
export async function addDeck(tx: Tx, ctx: Ctx, draft: Draft): Promise<{ id: string; revision: number }> {
  authorise(mayPlace(ctx.actor, draft.departmentId), 'decks.edit');
  const owner = requirePerson(ctx.actor);
  const [deck] = await tx
    .insert(decks)
    .values({ ...deckColumns(draft), ownerId: owner.id, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: decks.id, revision: decks.revision });
  await insertDraftRows(tx, deck!.id, draft);
  return deck!;
}
