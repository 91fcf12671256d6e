import { eq, sql } from 'drizzle-orm';

import { decks } from '@/db/schema/processes/decks';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { forgetDocument } from '@/lib/platform/search/store-documents';

import { deckDeleted } from './events';
import { awaitTurn } from './find-cycles';
import { deckIdInput } from './inputs';
import { holdDeck } from './open-deck';

/** Takes away a deck that never was more than a draft. What was published once stays, for the runs that need it. */
export const deleteDeck = command({
  name: 'deck.delete',
  input: deckIdInput,
  run: async (tx, ctx, { deckId }): Promise<{ id: string }> => {
    // Nobody makes it a part of another deck meanwhile.
    await awaitTurn(tx);
    const deck = await holdDeck(tx, ctx, deckId, 'administer');
    if (deck.currentVersion !== null) {
      throw new DomainError('deck_was_published', 'A deck that was published is archived, not deleted.');
    }
    if (await isPartOfAnother(tx, deckId)) {
      throw new DomainError('deck_in_use', 'The deck is a step of another one.');
    }
    await tx.execute(sql`
      with steps as (delete from deck_checkpoints where deck_id = ${deckId}),
           approvers as (delete from deck_final_approvers where deck_id = ${deckId}),
           shares as (delete from deck_shares where deck_id = ${deckId}),
           pins as (delete from deck_pins where deck_id = ${deckId}),
           files as (delete from deck_files where deck_id = ${deckId})
      delete from deck_lanes where deck_id = ${deckId}`);
    await forgetDocument(tx, 'deck', deckId);
    await tx.delete(decks).where(eq(decks.id, deckId));
    record(tx, ctx, deckDeleted, { type: 'deck', id: deckId }, { title: deck.title });
    return { id: deckId };
  },
});

async function isPartOfAnother(tx: Tx, deckId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ named: boolean }>(sql`
    select exists (select from deck_checkpoints where sub_deck_id = ${deckId} and deck_id <> ${deckId}) as named`);
  return rows[0]!.named;
}
