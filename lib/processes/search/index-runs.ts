import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { holdDocuments, storeDocuments } from '@/lib/platform/search/store-documents';

import { readRuns } from './read-runs';

/** Makes runs findable as they stand. Any number of times, in any order: what is stored is what was read last. */
export const indexRuns = command({
  name: 'search.index_runs',
  input: z.strictObject({ runIds: z.array(z.uuid()).min(1).max(500) }),
  run: async (tx, ctx, { runIds }): Promise<{ indexed: number }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    await holdDocuments(tx);
    const documents = await readRuns(tx, runIds);
    storeDocuments(tx, ctx.now, 'run', documents);
    return { indexed: documents.length };
  },
});
