import { and, eq, inArray, sql } from 'drizzle-orm';

import { deckFiles } from '@/db/schema/processes/checkpoint-files';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import type { Draft } from './inputs';
import { stepsOf } from './rules/validate-draft';

/** A step gives to read only what was put beside its deck: naming a file of another place gives nobody a look at it. */
export async function requireOwnReferences(tx: Tx, deckId: string, draft: Draft): Promise<void> {
  const named = stepsOf(draft).flatMap((step) =>
    step.references.map(({ versionId }, index) => ({
      versionId,
      pointer: `/draft${step.pointer}/references/${index}`,
    })),
  );
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ versionId }) => versionId))];
  const rows = await tx
    .select({ versionId: deckFiles.versionId })
    .from(deckFiles)
    .where(and(eq(deckFiles.deckId, deckId), inArray(deckFiles.versionId, ids)));
  const own = new Set(rows.map(({ versionId }) => versionId));
  const problems = named
    .filter(({ versionId }) => !own.has(versionId))
    .map(({ pointer }) => ({ pointer, code: 'unknown_file', message: 'There is no such file.' }));
  if (problems.length > 0) throw new DomainError('invalid_input', 'A file is not known here.', { problems });
}

/** What lies beside one deck lies beside its copy as well. */
export async function copyReferences(tx: Tx, fromDeckId: string, toDeckId: string): Promise<void> {
  await tx.execute(sql`
    insert into deck_files (deck_id, version_id, added_at)
    select ${toDeckId}, version_id, added_at from deck_files where deck_id = ${fromDeckId}`);
}
