import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import { decks } from '@/db/schema/processes/decks';
import { scopeOf } from '@/lib/platform/access/authorise';
import type { PermissionKey } from '@/lib/platform/access/permissions';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

import { sharedWith } from './shared-level';

/** The decks an actor may see, for the where of every list; undefined means all of them. */
export function visibleDecks(actor: Actor): SQL | undefined {
  return within(actor, 'decks.view', ['viewer', 'editor', 'admin']);
}

/** The decks an actor may start now. */
export function startableDecks(actor: Actor): SQL | undefined {
  return and(
    eq(decks.status, 'active'),
    sql`${decks.currentVersion} is not null`,
    visibleDecks(actor),
    within(actor, 'runs.start', ['editor', 'admin']),
  );
}

function within(actor: Actor, permission: PermissionKey, levels: readonly ShareLevel[]): SQL | undefined {
  const scope = scopeOf(actor, permission);
  if (!scope || !isPerson(actor)) return sql`false`;
  if (scope === 'all') return undefined;
  const own = eq(decks.ownerId, actor.id);
  const shared = sql`${decks.id} in (select s.deck_id from deck_shares s where ${sharedWith(actor)}
    and s.level::text in (${sql.join(
      levels.map((level) => sql`${level}`),
      sql`, `,
    )}))`;
  if (scope === 'own' || actor.access.departmentIds.length === 0) return or(own, shared);
  return or(own, inArray(decks.departmentId, [...actor.access.departmentIds]), shared);
}
