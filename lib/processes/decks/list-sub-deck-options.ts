import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';

import { decks } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { visibleDecks } from './visible-decks';

const MOST = 500;
const input = z.strictObject({ deckId: z.uuid() });

export type SubDeckOption = { id: string; title: string; isPublished: boolean };

/** The decks whose runs could do a step of this one, by title. */
export async function listSubDeckOptions(ctx: Ctx, raw: z.input<typeof input>): Promise<SubDeckOption[]> {
  const { deckId } = parseInput(input, raw);
  return read(ctx, (tx) =>
    tx
      .select({
        id: decks.id,
        title: decks.title,
        isPublished: sql<boolean>`${decks.currentVersion} is not null`,
      })
      .from(decks)
      .where(and(eq(decks.status, 'active'), ne(decks.id, deckId), visibleDecks(ctx.actor)))
      .orderBy(asc(decks.title), asc(decks.id))
      .limit(MOST),
  );
}
