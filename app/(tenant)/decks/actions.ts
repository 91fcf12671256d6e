'use server';

import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';

import { tasteCookie } from '@/app/_server/taste-cookie';
import { tenantAction } from '@/app/_server/tenant-action';
import { archiveDeck } from '@/lib/processes/decks/archive-deck';
import { createDeck } from '@/lib/processes/decks/create-deck';
import { deleteDeck } from '@/lib/processes/decks/delete-deck';
import { duplicateDeck } from '@/lib/processes/decks/duplicate-deck';
import { importDeck } from '@/lib/processes/decks/import-deck';
import { pinDeck } from '@/lib/processes/decks/pin-deck';
import { unarchiveDeck } from '@/lib/processes/decks/unarchive-deck';
import { unpinDeck } from '@/lib/processes/decks/unpin-deck';

import { chooseDeckLayout, DECK_LAYOUT_COOKIE } from './layout-taste';

type Create = Parameters<typeof createDeck>[1];
type Duplicate = Parameters<typeof duplicateDeck>[1];
type Import = Parameters<typeof importDeck>[1];

export const createDeckAction = tenantAction((ctx, input: Create) => listed(createDeck(ctx, input)));
export const importDeckAction = tenantAction((ctx, input: Import) => listed(importDeck(ctx, input)));
export const duplicateDeckAction = tenantAction((ctx, input: Duplicate) => listed(duplicateDeck(ctx, input)));
export const archiveDeckAction = tenantAction((ctx, input: { deckId: string }) =>
  listed(archiveDeck(ctx, input)),
);
export const deleteDeckAction = tenantAction((ctx, input: { deckId: string }) =>
  listed(deleteDeck(ctx, input)),
);
export const unarchiveDeckAction = tenantAction((ctx, input: { deckId: string }) =>
  listed(unarchiveDeck(ctx, input)),
);

export const pinDeckAction = tenantAction((ctx, input: { deckId: string }) => listed(pinDeck(ctx, input)));
export const unpinDeckAction = tenantAction((ctx, input: { deckId: string }) =>
  listed(unpinDeck(ctx, input)),
);
export const chooseDeckLayoutAction = tenantAction(async (_ctx, layout: string) => {
  (await cookies()).set(DECK_LAYOUT_COOKIE, chooseDeckLayout(layout), tasteCookie(await headers()));
  revalidatePath('/decks');
});

async function listed<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  revalidatePath('/decks', 'layout');
  return value;
}
