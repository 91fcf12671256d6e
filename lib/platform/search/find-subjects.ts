import { type SQL, sql } from 'drizzle-orm';

import { prepared, type Tx } from '@/lib/platform/core/transact';

import { excerptOf, markWords, type Piece } from './rules/mark-words';
import { readQuestion } from './rules/read-question';
import type { SearchKind } from './store-documents';

export type { Piece } from './rules/mark-words';

/** Up to here what is found is gathered first; beyond it, a list is walked in its own order and each row is asked. */
const GATHERED_AT_MOST = 1000;

export type Finding = {
  kind: SearchKind;
  /** The question in the database's own words. */
  query: string;
  /** Everything that is found, unless that is too much to gather. Whether the asker may see it is not yet asked. */
  ids: string[] | null;
};

/** What a question finds in the tenant. The caller's list filters by permission in its own query. */
export async function findSubjects(tx: Tx, kind: SearchKind, q: string): Promise<Finding> {
  const [found] = await prepared<{ query: string; ids: string[] | null }>(
    tx,
    'find-subjects',
    `with asked as materialized (select search_query($1::text[]) as query)
     select query::text as query, search_subjects($2, query, $3) as ids from asked`,
    [readQuestion(q).map((spellings) => spellings.join(' ')), kind, GATHERED_AT_MOST],
  );
  return { kind, ...found! };
}

/** Whether a row of a list is among what was found. */
export function isFound(finding: Finding, id: SQL): SQL {
  if (finding.ids) return sql`${id} = any(${`{${finding.ids.join(',')}}`}::uuid[])`;
  return sql`search_finds(${finding.kind}, ${id}, ${finding.query}::tsquery)`;
}

/** How a title shows what was looked for, and the line below it that says why the thing was found. */
export function showFound(
  q: string,
  { title, body }: { title: string; body: string },
): { title: Piece[]; excerpt: Piece[] | null } {
  const question = readQuestion(q);
  return { title: markWords(title, question), excerpt: excerptOf(body, question) };
}
