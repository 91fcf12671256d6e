import { and, desc, eq } from 'drizzle-orm';

import { deckVersions } from '@/db/schema/processes/decks';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { type Snapshot, thawSnapshot } from '@/lib/processes/decks/freeze-draft';

export type { Snapshot };

/** One version of a deck for a run to copy: a named one, or the latest. Who may, the caller has asked. */
export async function readSnapshot(
  tx: Tx,
  deckId: string,
  number?: number,
): Promise<{ versionId: string; number: number; snapshot: Snapshot }> {
  const [version] = await tx
    .select({ id: deckVersions.id, number: deckVersions.number, snapshot: deckVersions.snapshot })
    .from(deckVersions)
    .where(
      and(
        eq(deckVersions.deckId, deckId),
        number === undefined ? undefined : eq(deckVersions.number, number),
      ),
    )
    .orderBy(desc(deckVersions.number))
    .limit(1);
  if (!version && number !== undefined) throw new DomainError('not_found', 'There is no such version.');
  if (!version) throw new DomainError('deck_not_published', 'This deck has no published version.');
  return {
    versionId: version.id,
    number: version.number,
    snapshot: thawSnapshot(version.snapshot),
  };
}
