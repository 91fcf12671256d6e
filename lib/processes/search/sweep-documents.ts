import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared, type Tx } from '@/lib/platform/core/transact';
import { holdDocuments, storeDocuments } from '@/lib/platform/search/store-documents';

import { readDecks } from './read-decks';
import { readRuns } from './read-runs';

/**
 * Makes findable what has moved on since it was last read, or never was: drafts that were saved, runs whose message
 * was lost, and everything there was before there was a search.
 */
export const sweepDocuments = command({
  name: 'search.sweep',
  input: z.strictObject({ limit: z.number().int().min(1).max(500).default(200) }),
  run: async (tx, ctx, { limit }): Promise<{ indexed: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    await holdDocuments(tx);
    const deckIds = await staleIds(tx, 'stale-decks', staleIn('deck', 'decks'), limit);
    storeDocuments(tx, ctx.now, 'deck', await readDecks(tx, deckIds));
    const runIds = await staleIds(tx, 'stale-runs', staleIn('run', 'runs'), limit);
    storeDocuments(tx, ctx.now, 'run', await readRuns(tx, runIds));
    return {
      indexed: deckIds.length + runIds.length,
      more: deckIds.length === limit || runIds.length === limit,
    };
  },
});

async function staleIds(tx: Tx, name: string, text: string, limit: number): Promise<string[]> {
  return (await prepared<{ id: string }>(tx, name, text, [limit])).map((row) => row.id);
}

function staleIn(kind: string, table: string): string {
  return `select s.id from ${table} s
    left join search_documents d on d.kind = '${kind}' and d.subject_id = s.id
    where d.revision is distinct from s.revision limit $1`;
}
