'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { publishDeck } from '@/lib/processes/versions/publish-deck';

type Save = Parameters<typeof saveDraft>[1];
type Publish = Parameters<typeof publishDeck>[1];

export const saveDraftAction = tenantAction((ctx, input: Save) => saveDraft(ctx, input));

export const publishDeckAction = tenantAction(async (ctx, input: Publish) => {
  const published = await publishDeck(ctx, input);
  revalidatePath('/decks', 'layout');
  return published;
});
