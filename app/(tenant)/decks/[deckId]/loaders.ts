import 'server-only';

import { cache } from 'react';

import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { getDeck } from '@/lib/processes/decks/get-deck';

export const loadDeck = cache(async (deckId: string) => orNotFound(getDeck(await requireCtx(), { deckId })));
