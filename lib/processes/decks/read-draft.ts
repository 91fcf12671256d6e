import type { Deck } from '@/db/schema/processes/decks';
import type { Tx } from '@/lib/platform/core/transact';

import type { Draft } from './inputs';
import { type DraftFindings, type KnownReferences, validateDraft } from './rules/validate-draft';
import { findReferences, loadDraft } from './store';

export type ReadDraft = DraftFindings & { draft: Draft; known: KnownReferences };

/** A deck's draft with the people it names and everything that is wrong with it now. */
export async function readDraft(tx: Tx, deck: Deck): Promise<ReadDraft> {
  const draft = await loadDraft(tx, deck);
  const known = await findReferences(tx, draft);
  return { draft, known, ...validateDraft(draft, known) };
}
