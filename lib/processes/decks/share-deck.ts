import { eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';

import { departments, users } from '@/db/schema/platform/users';
import { deckShares } from '@/db/schema/processes/deck-shares';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { DomainError, type Problem } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';

import { deckShared } from './events';
import { shareDeckInput } from './inputs';
import { holdDeck } from './open-deck';

type Shares = z.output<typeof shareDeckInput>['shares'];

/** Decides who works with a deck besides its owner. The list is replaced whole; who is left out loses it. */
export const shareDeck = command({
  name: 'deck.share',
  input: shareDeckInput,
  run: async (tx, ctx, { deckId, shares }) => {
    await holdDeck(tx, ctx, deckId, 'administer');
    await check(tx, shares);
    await tx.delete(deckShares).where(eq(deckShares.deckId, deckId));
    if (shares.length > 0) {
      await tx.insert(deckShares).values(
        shares.map((share) => ({
          deckId,
          userId: share.type === 'user' ? share.userId : null,
          departmentId: share.type === 'department' ? share.departmentId : null,
          level: share.level,
          withSubDepartments: share.type === 'department' && share.withSubDepartments,
          createdAt: ctx.now,
        })),
      );
    }
    record(
      tx,
      ctx,
      deckShared,
      { type: 'deck', id: deckId },
      {
        shares: shares.map((share) => ({
          with: idOf(share),
          level: share.level,
          ...(share.type === 'department' && share.withSubDepartments && { withSubDepartments: true }),
        })),
      },
    );
    return { id: deckId, shares: shares.length };
  },
});

function idOf(share: Shares[number]): string {
  return share.type === 'user' ? share.userId : share.departmentId;
}

/** Everybody once, and only who is here. */
async function check(tx: Tx, shares: Shares): Promise<void> {
  const userIds = shares.flatMap((share) => (share.type === 'user' ? share.userId : []));
  const departmentIds = shares.flatMap((share) => (share.type === 'department' ? share.departmentId : []));
  const people = await tx
    .select({ id: users.id, status: users.status })
    .from(users)
    .where(inArray(users.id, userIds));
  const places = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(inArray(departments.id, departmentIds));
  const known = new Set([
    ...people.flatMap(({ id, status }) => (status === 'inactive' ? [] : id)),
    ...places.map(({ id }) => id),
  ]);

  const ids = shares.map(idOf);
  const problems = ids.flatMap((id, index): Problem[] => {
    const at = (code: string, message: string) => [{ pointer: `/shares/${index}`, code, message }];
    if (!known.has(id)) return at('share_unknown', 'There is nobody active and no department with this id.');
    return ids.indexOf(id) === index ? [] : at('share_repeated', 'This one stands in the list twice.');
  });
  if (problems.length > 0)
    throw new DomainError('invalid_input', 'The deck cannot be shared like this.', { problems });
}
