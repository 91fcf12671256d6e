import { sql } from 'drizzle-orm';
import { customType, index, integer, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { moment, ownerRole, tenantId, tenantOnly } from '@/db/schema/columns';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * The search functions run as the owner and keep to the tenant themselves: a condition on a text is not leak-proof,
 * so under the tenant's policy it would never reach an index.
 */
const throughFunctions = (table: string) =>
  pgPolicy(`${table}_through_functions`, { for: 'select', to: ownerRole, using: sql`true` });

/** What can be found of one thing. It follows the thing's own rows and can be made from them again at any time. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    tenantId: tenantId(),
    kind: text('kind').$type<'run' | 'deck'>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** The revision of the thing that was read; the sweep looks for those that have moved on. */
    revision: integer('revision').notNull(),
    /** As people wrote it, a line for every piece: excerpts are cut from it. */
    body: text('body').notNull(),
    document: tsvector('document').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.subjectId] }),
    // Written by the worker, never by somebody who waits: entries go straight to their place, and no search has to
    // read a list of pending ones.
    index('search_documents_words').using('gin', t.tenantId, t.document).with({ fastupdate: false }),
    tenantOnly('search_documents'),
    throughFunctions('search_documents'),
  ],
);

/** Every longer word of a company's documents once: the list a misspelt word is compared with. */
export const searchWords = pgTable(
  'search_words',
  {
    tenantId: tenantId(),
    word: text('word').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.word] }),
    index('search_words_similar')
      .using('gin', t.tenantId, sql`word gin_trgm_ops`)
      .with({ fastupdate: false }),
    tenantOnly('search_words'),
    throughFunctions('search_words'),
  ],
);
