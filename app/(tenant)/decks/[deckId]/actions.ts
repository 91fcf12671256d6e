'use server';

import { revalidatePath } from 'next/cache';

import { tenantAction } from '@/app/_server/tenant-action';
import { listShares } from '@/lib/processes/decks/list-shares';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { shareDeck } from '@/lib/processes/decks/share-deck';
import { countRuns } from '@/lib/processes/runs/count-runs';
import { diffVersions } from '@/lib/processes/versions/diff-versions';
import { publishDeck } from '@/lib/processes/versions/publish-deck';
import { restoreVersion } from '@/lib/processes/versions/restore-version';
import { isUnchanged } from '@/lib/processes/versions/rules/diff-drafts';

type Diff = Parameters<typeof diffVersions>[1];
type Restore = Parameters<typeof restoreVersion>[1];
type Share = Parameters<typeof shareDeck>[1];
type Save = Parameters<typeof saveDraft>[1];
type Publish = Parameters<typeof publishDeck>[1];

export const listSharesAction = tenantAction((ctx, input: { deckId: string }) => listShares(ctx, input));

export const shareDeckAction = tenantAction(async (ctx, input: Share) => {
  const shared = await shareDeck(ctx, input);
  revalidatePath('/decks', 'layout');
  return shared;
});

export const saveDraftAction = tenantAction((ctx, input: Save) => saveDraft(ctx, input));

export const publishDeckAction = tenantAction(async (ctx, input: Publish) => {
  const published = await publishDeck(ctx, input);
  revalidatePath('/decks', 'layout');
  return published;
});

/** What publishing would change, and how many runs would stay as they are. */
export const previewPublishAction = tenantAction(async (ctx, { deckId, from }: Diff) => {
  const [diff, counts] = await Promise.all([diffVersions(ctx, { deckId, from }), countRuns(ctx, { deckId })]);
  return { diff, isUnchanged: isUnchanged(diff), runningRuns: counts.active.n };
});

export const restoreVersionAction = tenantAction(async (ctx, input: Restore) => {
  const restored = await restoreVersion(ctx, input);
  revalidatePath('/decks', 'layout');
  return restored;
});
