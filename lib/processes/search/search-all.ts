import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { RunStatus } from '@/db/schema/processes/runs';
import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';
import {
  type Finding,
  findSubjects,
  isFound,
  type Piece,
  showFound,
} from '@/lib/platform/search/find-subjects';
import { type FoundUser, findUsers } from '@/lib/platform/search/find-users';
import { visibleDecks } from '@/lib/processes/decks/visible-decks';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';
import { runTabs } from '@/lib/processes/runs/inputs';

import { searchInput } from './inputs';

/** Of a frequent word, so many of the newest runs of a tab are asked whether they say it. */
const ASKED_AT_MOST = 2000;

type Shown = { id: string; title: string; marked: Piece[]; excerpt: Piece[] | null };

export type SearchAnswer = {
  decks: (Shown & { status: 'active' | 'archived'; departmentName: string | null })[];
  runs: (Shown & { number: string; status: RunStatus; deckTitle: string; archived: boolean })[];
  users: FoundUser[];
};

/** Decks, runs and people by their words, the best first, of each as many as fit: what the asker may see and no more. */
export async function searchAll(ctx: Ctx, raw: z.input<typeof searchInput>): Promise<SearchAnswer> {
  requirePerson(ctx.actor);
  const { q, limit } = parseInput(searchInput, raw);
  if (q === '') return { decks: [], runs: [], users: [] };
  return read(ctx, async (tx) => ({
    decks: await decksOf(tx, ctx, q, limit),
    runs: await runsOf(tx, ctx, q, limit),
    users: await findUsers(tx, q, limit),
  }));
}

async function decksOf(tx: Tx, ctx: Ctx, q: string, limit: number): Promise<SearchAnswer['decks']> {
  const finding = await findSubjects(tx, 'deck', q);
  const { rows } = await tx.execute<Omit<SearchAnswer['decks'][number], 'marked' | 'excerpt'> & Body>(sql`
    select decks.id, decks.title, decks.status, p.name as "departmentName", d.body
    from decks join search_documents d on d.kind = 'deck' and d.subject_id = decks.id
    left join departments p on p.id = decks.department_id
    where ${isFound(finding, sql`decks.id`)} and ${visibleDecks(ctx.actor) ?? sql`true`}
    order by (decks.status = 'archived'), ${rankOf(finding)} desc, decks.updated_at desc, decks.id limit ${limit}`);
  return rows.map(({ body, ...deck }) => ({ ...deck, ...shown(q, deck.title, body) }));
}

async function runsOf(tx: Tx, ctx: Ctx, q: string, limit: number): Promise<SearchAnswer['runs']> {
  const finding = await findSubjects(tx, 'run', q);
  const isSeen = sql`${isFound(finding, sql`r.id`)} and ${visibleRuns(ctx.actor)}`;
  const { rows } = await tx.execute<Omit<SearchAnswer['runs'][number], 'marked' | 'excerpt'> & Body>(sql`
    select r.id, r.number, r.title, r.status, r.deck_title as "deckTitle", r.archived_at is not null as archived, d.body
    from runs r join search_documents d on d.kind = 'run' and d.subject_id = r.id
    where ${finding.ids ? isSeen : sql`r.id in (${newestOf(ctx, finding, limit)})`}
    order by ${finding.ids ? sql`${rankOf(finding)} desc,` : sql``} r.created_at desc, r.id desc limit ${limit}`);
  return rows.map(({ body, ...run }) => ({ ...run, ...shown(q, run.title, body) }));
}

/** Too many to be weighed against each other: the newest of every tab are most likely meant. */
function newestOf(ctx: Ctx, finding: Finding, limit: number): SQL {
  const tabs = runTabs.map(
    (tab) => sql`(
      with newest as materialized (
        select r.id from runs r where r.tab = ${tab} and ${visibleRuns(ctx.actor)}
        order by r.created_at desc, r.id desc limit ${ASKED_AT_MOST})
      select newest.id from newest where ${isFound(finding, sql`newest.id`)} limit ${limit})`,
  );
  return sql.join(tabs, sql` union all `);
}

type Body = { body: string };

function shown(q: string, title: string, body: string): Pick<Shown, 'marked' | 'excerpt'> {
  const found = showFound(q, { title, body });
  return { marked: found.title, excerpt: found.excerpt };
}

function rankOf(finding: Finding): SQL {
  return sql`ts_rank('{0.01, 0.1, 0.3, 1}', d.document, ${finding.query}::tsquery)`;
}
