import { prepared, send, type Tx } from '@/lib/platform/core/transact';

import { type Content, composeDocument } from './rules/compose-document';

export type SearchKind = 'run' | 'deck';
export type SearchDocument = Content & { subjectId: string; revision: number };

/**
 * One writer of a company's documents at a time: whoever reads a thing after this reads what the one before has not
 * yet seen, and the list of words is never locked from two ends.
 */
export async function holdDocuments(tx: Tx): Promise<void> {
  await prepared(
    tx,
    'hold-documents',
    `select pg_advisory_xact_lock(hashtextextended('search ' || current_setting('app.tenant_id'), 0))`,
    [],
  );
}

/** Makes things findable as they stand now. The caller holds the documents and has read the things since. */
export function storeDocuments(
  tx: Tx,
  now: Date,
  kind: SearchKind,
  documents: readonly SearchDocument[],
): void {
  if (documents.length === 0) return;
  const texts = documents.map(({ subjectId, revision, ...content }) => ({
    subjectId,
    revision,
    ...composeDocument(content),
  }));
  send(tx, 'store-documents', STORE, [kind, JSON.stringify(texts.map(({ words: _, ...text }) => text)), now]);
  const words = [...new Set(texts.flatMap((text) => text.words))].toSorted();
  send(
    tx,
    'store-words',
    'insert into search_words (word) select unnest($1::text[]) on conflict do nothing',
    [words],
  );
}

/** What is gone can no longer be found. */
export async function forgetDocument(tx: Tx, kind: SearchKind, subjectId: string): Promise<void> {
  await prepared(tx, 'forget-document', 'delete from search_documents where kind = $1 and subject_id = $2', [
    kind,
    subjectId,
  ]);
}

const STORE = `
  insert into search_documents (kind, subject_id, revision, body, document, updated_at)
  select $1, "subjectId", revision, body, search_vector(title, heading, steps, rest), $3
  from jsonb_to_recordset($2::jsonb)
    as t("subjectId" uuid, revision int, title text, heading text, steps text, rest text, body text)
  on conflict (tenant_id, kind, subject_id) do update set
    revision = excluded.revision, body = excluded.body, document = excluded.document, updated_at = excluded.updated_at`;
