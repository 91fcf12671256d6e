import 'server-only';

import { cache } from 'react';

import { requireCtx } from '@/app/_server/require-ctx';
import { listDecks } from '@/lib/processes/decks/list-decks';

/** The decks the caller can start right now, for the start dialog. */
export const loadStartableDecks = cache(async () => {
  const { items } = await listDecks(await requireCtx(), { status: 'active', limit: 200 });
  return items
    .filter((deck) => deck.may.start && deck.currentVersion !== null)
    .map(({ id, title, checkpointCount }) => ({ id, title, checkpointCount }));
});
