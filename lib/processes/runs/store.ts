import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { type Snapshot, thawSnapshot } from '@/lib/processes/decks/freeze-draft';

export type StartableDeck = {
  id: string;
  status: 'active' | 'archived';
  ownerId: string;
  departmentId: string | null;
  version: { id: string; number: number; snapshot: Snapshot } | null;
};

/** A deck with the version to run: the named one, else the latest. */
export async function findStartableDeck(tx: Tx, deckId: string, version?: number): Promise<StartableDeck> {
  const [row] = await prepared<
    Omit<StartableDeck, 'version'> & { versionId: string | null; number: number; snapshot: string }
  >(
    tx,
    'find-startable-deck',
    `select d.id, d.status, d.owner_id as "ownerId", d.department_id as "departmentId",
       v.id as "versionId", v.number, v.snapshot
     from decks d left join deck_versions v on v.deck_id = d.id and v.number = coalesce($2, d.current_version)
     where d.id = $1`,
    [deckId, version ?? null],
  );
  if (!row) throw new DomainError('not_found', 'There is no such deck.');
  const { versionId, number, snapshot, ...deck } = row;
  return {
    ...deck,
    version: versionId ? { id: versionId, number, snapshot: thawSnapshot(snapshot) } : null,
  };
}
