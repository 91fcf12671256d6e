import { and, desc, eq, ilike, sql } from 'drizzle-orm';
import { z } from 'zod';

import { departments } from '@/db/schema/platform/users';
import { decks } from '@/db/schema/processes/decks';
import type { Actor, Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read, type Tx } from '@/lib/platform/core/transact';

import { whatMay } from './get-deck';
import { listDecksInput } from './inputs';
import { sharedLevel } from './shared-level';
import { visibleDecks } from './visible-decks';

const input = z.strictObject({ ...listDecksInput.shape, ...pageInput.shape });

/** The decks somebody may see, the last changed first. */
export async function listDecks(ctx: Ctx, raw: z.input<typeof input>) {
  const page = parseInput(input, raw);
  const rows = await read(ctx, (tx) => selectDecks(tx, ctx.actor, page));
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ ownerId, shared, ...deck }) => {
      const { edit, start, archive } = whatMay(ctx.actor, { ...deck, ownerId, shared });
      return { ...deck, may: { edit, start, archive } };
    }),
    nextCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null,
  };
}

/** One row more than the page holds, to know whether another follows. */
export function selectDecks(tx: Tx, actor: Actor, { status, q, limit, cursor }: z.output<typeof input>) {
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
    })
    .from(decks)
    .leftJoin(departments, eq(departments.id, decks.departmentId))
    .where(
      and(
        eq(decks.status, status),
        visibleDecks(actor),
        q ? ilike(decks.title, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
        after
          ? sql`(${decks.updatedAt}, ${decks.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(decks.updatedAt), desc(decks.id))
    .limit(limit + 1);
}
