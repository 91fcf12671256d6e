import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { thawSnapshot } from '@/lib/processes/decks/freeze-draft';

import { createRun } from './create-run';
import { runCreated } from './events';
import type { HeldRun, HeldStep } from './hold-run';

/** How many runs may lie below the first one. */
export const MOST_DEPTH = 8;

/** How many runs a tree may hold, those that have ended among them: one transaction steers them all. */
export const MOST_RUNS = 500;

/** A pending run that does one step of another, in the version that was current when the first run was created. */
export async function createSubRun(
  tx: Tx,
  ctx: Ctx,
  parent: HeldRun,
  step: HeldStep,
  activation: number,
): Promise<{ id: string; number: string }> {
  const deckId = step.subDeckId!;
  const frozen = parent.subVersions[deckId];
  const [row] = await prepared<{
    id: string;
    number: number;
    snapshot: string;
    departmentId: string | null;
  }>(
    tx,
    'find-frozen-version',
    `select v.id, v.number, v.snapshot, d.department_id as "departmentId"
     from deck_versions v join decks d on d.id = v.deck_id where v.id = $1`,
    [frozen?.versionId ?? null],
  );
  if (!row) throw new DomainError('deck_not_published', 'The deck of this step has no such version.');

  const run = await createRun(tx, ctx, {
    deck: {
      id: deckId,
      departmentId: row.departmentId,
      version: { id: row.id, number: row.number, snapshot: thawSnapshot(row.snapshot) },
    },
    title: `${step.title} · ${parent.title}`.slice(0, 200),
    subject: parent.subject,
    starterId: parent.startedBy,
    subVersions: parent.subVersions,
    parent: {
      runId: parent.id,
      checkpointId: step.id,
      activation,
      rootRunId: parent.rootRunId,
      ancestorIds: [...parent.ancestors.map(({ id }) => id), parent.id],
    },
  });
  const facts = { ...run, deckId, version: row.number, parentRunId: parent.id };
  record(tx, ctx, runCreated, { type: 'run', id: run.id }, facts);
  return run;
}
