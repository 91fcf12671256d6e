import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { type Content, findContent } from '@/lib/platform/files/open-content';
import { visibleDecks } from '@/lib/processes/decks/visible-decks';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

import { findFileInput } from './inputs';

/**
 * The content of a version, for somebody who may see it: through the run it was handed in for, a run whose step gives
 * it to read, or the deck it was put to. Files taken away stay readable, as part of the run's history.
 */
export async function findFile(ctx: Ctx, raw: z.input<typeof findFileInput>): Promise<Content> {
  const { versionId, runId } = parseInput(findFileInput, raw);
  const handedIn = sql`select from file_versions v join checkpoint_files f on f.file_id = v.file_id
    join runs r on r.id = f.run_id where v.id = ${versionId} and ${visibleRuns(ctx.actor)}`;
  const toRead = sql`select from runs r join run_checkpoints c on c.run_id = r.id
    where r.id = ${runId ?? null} and c.reference_files @> ${JSON.stringify([{ versionId }])}::jsonb
      and ${visibleRuns(ctx.actor)}`;
  const ofDeck = sql`select from deck_files g join decks on decks.id = g.deck_id
    where g.version_id = ${versionId} and ${visibleDecks(ctx.actor) ?? sql`true`}`;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ isVisible: boolean }>(
      sql`select exists (${handedIn}) or exists (${ofDeck}) or exists (${toRead}) as "isVisible"`,
    ),
  );
  if (!rows[0]?.isVisible) throw new DomainError('not_found', 'There is no such file.');
  return findContent(ctx, versionId);
}
