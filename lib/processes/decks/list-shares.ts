import { sql } from 'drizzle-orm';
import type { z } from 'zod';

import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';

import { deckIdInput } from './inputs';
import { openDeck } from './open-deck';

export type Share = {
  type: 'user' | 'department';
  id: string;
  name: string;
  level: ShareLevel;
  /** Of a department, also with the members of those below it. */
  withSubDepartments: boolean;
};

/** Who works with a deck besides its owner, at most a hundred. */
export async function listShares(
  ctx: Ctx,
  raw: z.input<typeof deckIdInput>,
): Promise<{ owner: string; shares: Share[] }> {
  const { deckId } = parseInput(deckIdInput, raw);
  return read(ctx, async (tx) => {
    const deck = await openDeck(tx, ctx, deckId, 'administer');
    const { rows } = await tx.execute<Share>(sql`
      select case when s.user_id is null then 'department' else 'user' end as type,
        coalesce(s.user_id, s.department_id) as id, coalesce(u.name, d.name) as name, s.level,
        s.with_sub_departments as "withSubDepartments"
      from deck_shares s left join users u on u.id = s.user_id left join departments d on d.id = s.department_id
      where s.deck_id = ${deckId} order by type, name`);
    const owner = await tx.execute<{ name: string }>(sql`select name from users where id = ${deck.ownerId}`);
    return { owner: owner.rows[0]?.name ?? '', shares: rows };
  });
}
