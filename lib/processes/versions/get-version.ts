import { and, eq } from 'drizzle-orm';

import { users } from '@/db/schema/platform/users';
import { deckVersions } from '@/db/schema/processes/decks';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { thawSnapshot } from '@/lib/processes/decks/freeze-draft';
import { getVersionInput } from '@/lib/processes/decks/inputs';
import { openDeck } from '@/lib/processes/decks/open-deck';

/** One published version with everything it froze. */
export async function getVersion(ctx: Ctx, raw: { deckId: string; number: number }) {
  const { deckId, number } = parseInput(getVersionInput, raw);
  return read(ctx, async (tx) => {
    await openDeck(tx, ctx, deckId, 'view');
    const [version] = await tx
      .select({
        number: deckVersions.number,
        sha256: deckVersions.sha256,
        note: deckVersions.note,
        publishedAt: deckVersions.publishedAt,
        publishedBy: { id: users.id, name: users.name },
        text: deckVersions.snapshot,
      })
      .from(deckVersions)
      .innerJoin(users, eq(users.id, deckVersions.publishedBy))
      .where(and(eq(deckVersions.deckId, deckId), eq(deckVersions.number, number)));
    if (!version) throw new DomainError('not_found', 'There is no such version.');
    const { text, ...rest } = version;
    return { ...rest, snapshot: thawSnapshot(text) };
  });
}
