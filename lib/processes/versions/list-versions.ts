import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';

import { users } from '@/db/schema/platform/users';
import { deckVersions } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { decodeCursor, encodeCursor, pageInput } from '@/lib/platform/core/page-cursor';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { deckIdInput } from '@/lib/processes/decks/inputs';
import { openDeck } from '@/lib/processes/decks/open-deck';

const input = z.strictObject({ ...deckIdInput.shape, ...pageInput.shape });

/** Everything that was ever published of a deck, the newest first. */
export async function listVersions(ctx: Ctx, raw: z.input<typeof input>) {
  const { deckId, limit, cursor } = parseInput(input, raw);
  const after = decodeCursor(cursor, ['number']);
  const before = after ? Number(after[0]) : null;
  return read(ctx, async (tx) => {
    await openDeck(tx, ctx, deckId, 'view');
    const rows = await tx
      .select({
        number: deckVersions.number,
        sha256: deckVersions.sha256,
        note: deckVersions.note,
        publishedAt: deckVersions.publishedAt,
        publishedBy: { id: users.id, name: users.name },
      })
      .from(deckVersions)
      .innerJoin(users, eq(users.id, deckVersions.publishedBy))
      .where(
        and(eq(deckVersions.deckId, deckId), before === null ? undefined : lt(deckVersions.number, before)),
      )
      .orderBy(desc(deckVersions.number))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([String(last.number)]) : null };
  });
}
