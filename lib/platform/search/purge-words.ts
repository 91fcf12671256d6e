import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { optionalLine } from '@/lib/platform/core/text';
import { prepared } from '@/lib/platform/core/transact';

import { holdDocuments } from './store-documents';

/** Forgets words that no document says any more: what was taken back is then nowhere, not even as a single word. */
export const purgeWords = command({
  name: 'search.purge_words',
  input: z.strictObject({
    /** Words up to here have been looked at. */
    after: optionalLine(100).default(''),
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  run: async (tx, ctx, { after, limit }): Promise<{ last: string; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    await holdDocuments(tx);
    const looked = await prepared<{ word: string }>(tx, 'purge-words', PURGE, [after, limit]);
    return { last: looked.at(-1)?.word ?? after, more: looked.length === limit };
  },
});

const PURGE = `
  with looked as materialized (
    select word, to_tsquery('german', word) || to_tsquery('english', word) as query
    from search_words where word > $1 order by word limit $2
  ), gone as (
    delete from search_words w using looked l
    where w.word = l.word and cardinality(search_subjects('run', l.query, 0)) = 0
      and cardinality(search_subjects('deck', l.query, 0)) = 0
  )
  select word from looked order by word`;
