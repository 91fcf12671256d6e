import type { Ctx } from '@/lib/platform/core/ctx';
import { createDeck } from '@/lib/processes/decks/create-deck';
import type { DraftInput } from '@/lib/processes/decks/inputs';
import { saveDraft } from '@/lib/processes/decks/save-draft';
import { publishDeck } from '@/lib/processes/versions/publish-deck';

type Step = Partial<DraftInput['lanes'][number]['checkpoints'][number]> & { key: string };

/** A published deck: an array of lanes, each an array of steps that say only what matters to the test. */
export async function createPublishedDeck(
  ctx: Ctx,
  lanes: Step[][],
  more: {
    title?: string;
    departmentId?: string | null;
    approverIds?: string[];
    approvalMode?: 'any' | 'all';
  } = {},
): Promise<{ deckId: string }> {
  const title = more.title ?? 'Quarterly inspection';
  const departmentId = more.departmentId ?? null;
  const deck = await createDeck(ctx, { title, departmentId });
  const saved = await saveDraft(ctx, {
    deckId: deck.id,
    revision: deck.revision,
    draft: {
      title,
      departmentId,
      approverIds: more.approverIds ?? [],
      approvalMode: more.approvalMode ?? 'any',
      lanes: lanes.map((steps, index) => ({
        title: `Lane ${index + 1}`,
        checkpoints: steps.map((step) => ({
          title: step.key,
          confirmationType: 'simple_ok' as const,
          ...step,
        })),
      })),
    },
  });
  await publishDeck(ctx, { deckId: deck.id, revision: saved.revision });
  return { deckId: deck.id };
}

export const user = (ctx: { actor: { id: string } }) => ({ type: 'user' as const, userId: ctx.actor.id });
