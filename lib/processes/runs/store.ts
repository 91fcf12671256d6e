import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import type { Person } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, send, type Tx } from '@/lib/platform/core/transact';
import { type Snapshot, thawSnapshot } from '@/lib/processes/decks/freeze-draft';
import { sharedWithPerson } from '@/lib/processes/decks/shared-level';

export type StartableDeck = {
  id: string;
  status: 'active' | 'archived';
  ownerId: string;
  departmentId: string | null;
  shared: ShareLevel | null;
  version: { id: string; number: number; snapshot: Snapshot } | null;
};

/** A deck with the version to run: the named one, else the latest. */
export async function findStartableDeck(
  tx: Tx,
  person: Person,
  deckId: string,
  version?: number,
): Promise<StartableDeck> {
  const [row] = await prepared<
    Omit<StartableDeck, 'version'> & { versionId: string | null; number: number; snapshot: string }
  >(
    tx,
    'find-startable-deck',
    `select d.id, d.status, d.owner_id as "ownerId", d.department_id as "departmentId",
       (select max(s.level) from deck_shares s where s.deck_id = d.id
         and ${sharedWithPerson('$3')}) as shared,
       v.id as "versionId", v.number, v.snapshot
     from decks d left join deck_versions v on v.deck_id = d.id and v.number = coalesce($2, d.current_version)
     where d.id = $1`,
    [deckId, version ?? null, person.id],
  );
  if (!row) throw new DomainError('not_found', 'There is no such deck.');
  const { versionId, number, snapshot, ...deck } = row;
  return {
    ...deck,
    version: versionId ? { id: versionId, number, snapshot: thawSnapshot(snapshot) } : null,
  };
}

export type OpenSubRun = { id: string; checkpointId: string };

/** The runs that do steps of this one and have not ended. */
export function findOpenSubRuns(tx: Tx, run: { id: string; rootRunId: string }): Promise<OpenSubRun[]> {
  return prepared<OpenSubRun>(
    tx,
    'open-sub-runs',
    `select id, parent_run_checkpoint_id as "checkpointId" from runs
     where root_run_id = $2 and depth > 0 and parent_run_id = $1 and ended_at is null order by created_at, id`,
    [run.id, run.rootRunId],
  );
}

/** Whether the tree holds as many runs as that, counting no further. */
export async function hasRuns(tx: Tx, rootRunId: string, most: number): Promise<boolean> {
  // The root itself is no part of the index of parts.
  const [row] = await prepared<{ full: boolean }>(
    tx,
    'tree-is-full',
    'select exists (select from runs where root_run_id = $1 and depth > 0 offset $2) as full',
    [rootRunId, Math.max(0, most - 2)],
  );
  return row!.full;
}

/** What lies below a run and is not yet where the run now is. */
export function findPartsToFile(
  tx: Tx,
  runId: string,
  action: 'archive' | 'unarchive',
): Promise<{ id: string }[]> {
  return prepared<{ id: string }>(
    tx,
    'parts-to-file',
    `select id from runs
     where root_run_id = (select root_run_id from runs where id = $1) and depth > 0 and $1 = any(ancestor_ids)
       and ended_at is not null and (archived_at is null) = $2
     order by depth, created_at, id`,
    [runId, action === 'archive'],
  );
}

/** A run that was interrupted goes on for the step's new activation. */
export function adoptSubRun(tx: Tx, runId: string, activation: number): void {
  send(tx, 'adopt-sub-run', 'update runs set parent_activation = $2 where id = $1', [runId, activation]);
}
