import { and, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

import { departments } from '@/db/schema/platform/users';
import { decks } from '@/db/schema/processes/decks';
import { type Actor, type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';
import { type Finding, findSubjects, isFound } from '@/lib/platform/search/find-subjects';

import { whatMay } from './get-deck';
import { listDecksInput } from './inputs';
import { sharedLevel } from './shared-level';
import { visibleDecks } from './visible-decks';

const input = z.strictObject({ ...listDecksInput.shape, ...pageInput.shape });
type Pins = z.output<typeof input>['pins'];

/** The decks somebody may see, the last changed first. */
export async function listDecks(ctx: Ctx, raw: z.input<typeof input>) {
  const page = parseInput(input, raw);
  const rows = await read(ctx, async (tx) => {
    const finding = page.q ? await findSubjects(tx, 'deck', page.q) : null;
    return selectDecks(tx, ctx.actor, page, finding);
  });
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ ownerId, shared, ...deck }) => {
      const may = whatMay(ctx.actor, { ...deck, ownerId, shared });
      return {
        ...deck,
        may: { edit: may.edit, start: may.start, archive: may.archive, delete: may.delete },
      };
    }),
    nextCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null,
  };
}

/** One row more than the page holds, to know whether another follows. */
export function selectDecks(
  tx: Tx,
  actor: Actor,
  { status, q, pins = 'among', limit, cursor }: Omit<z.output<typeof input>, 'pins'> & { pins?: Pins },
  finding: Finding | null = null,
) {
  const after = decodeCursor(cursor, ['time', 'uuid']);
  return tx
    .select({
      id: decks.id,
      title: decks.title,
      description: decks.description,
      status: decks.status,
      currentVersion: decks.currentVersion,
      laneCount: decks.laneCount,
      checkpointCount: decks.checkpointCount,
      updatedAt: decks.updatedAt,
      departmentId: decks.departmentId,
      departmentName: departments.name,
      ownerId: decks.ownerId,
      shared: sharedLevel(actor),
      pinned: isPinnedBy(actor).mapWith(Boolean),
    })
    .from(decks)
    .leftJoin(departments, eq(departments.id, decks.departmentId))
    .where(
      and(
        eq(decks.status, status),
        visibleDecks(actor),
        finding ? says(finding, q ?? '') : undefined,
        pins === 'only' ? isPinnedBy(actor) : undefined,
        pins === 'without' ? sql`not ${isPinnedBy(actor)}` : undefined,
        after
          ? sql`(${decks.updatedAt}, ${decks.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(decks.updatedAt), desc(decks.id))
    .limit(limit + 1);
}

/** Its words, or the signs of its title as they stand: a deck made a moment ago is found before it is indexed. */
function says(finding: Finding, q: string): SQL | undefined {
  return or(isFound(finding, sql`${decks.id}`), ilike(decks.title, `%${q.replace(/[\\%_]/g, '\\$&')}%`));
}

function isPinnedBy(actor: Actor): SQL {
  if (!isPerson(actor)) return sql`false`;
  return sql`exists (select from deck_pins p where p.user_id = ${actor.id} and p.deck_id = ${decks.id})`;
}
