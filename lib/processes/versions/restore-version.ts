import { and, eq } from 'drizzle-orm';

import { departments } from '@/db/schema/platform/users';
import { deckVersions } from '@/db/schema/processes/decks';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { thawSnapshot } from '@/lib/processes/decks/freeze-draft';
import { type Draft, restoreVersionInput } from '@/lib/processes/decks/inputs';
import { openDeck } from '@/lib/processes/decks/open-deck';
import { saveDraft } from '@/lib/processes/decks/save-draft';

import { versionRestored } from './events';

/** Makes a version the draft again. Nothing is published by it; what stood in the draft is given up. */
export const restoreVersion = command({
  name: 'deck.restore_version',
  input: restoreVersionInput,
  run: async (tx, ctx, { deckId, number, revision }) => {
    await openDeck(tx, ctx, deckId, 'edit');
    const [version] = await tx
      .select({ text: deckVersions.snapshot })
      .from(deckVersions)
      .where(and(eq(deckVersions.deckId, deckId), eq(deckVersions.number, number)));
    if (!version) throw new DomainError('not_found', 'There is no such version.');

    const draft = await withoutLostPlaces(tx, thawSnapshot(version.text));
    const saved = await saveDraft(ctx, { deckId, revision, draft });
    record(tx, ctx, versionRestored, { type: 'deck', id: deckId }, { version: number });
    return saved;
  },
});

/** Departments may be gone by now. Whoever had a step through one is shown as missing before the next publish. */
async function withoutLostPlaces(
  tx: Tx,
  { format: _, ...draft }: Draft & { format: string },
): Promise<Draft> {
  const rows = await tx.select({ id: departments.id }).from(departments);
  const known = new Set(rows.map(({ id }) => id));
  return {
    ...draft,
    departmentId: draft.departmentId && known.has(draft.departmentId) ? draft.departmentId : null,
    lanes: draft.lanes.map((lane) => ({
      ...lane,
      checkpoints: lane.checkpoints.map((step) => ({
        ...step,
        assignees: step.assignees.filter(
          (assignee) => assignee.type !== 'department' || known.has(assignee.departmentId),
        ),
      })),
    })),
  };
}
