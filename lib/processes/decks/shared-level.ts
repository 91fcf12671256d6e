import { type SQL, sql } from 'drizzle-orm';

import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

/** The highest level at which `decks` is shared with somebody, as a column. */
export function sharedLevel(actor: Actor): SQL<ShareLevel | null> {
  if (!isPerson(actor)) return sql<null>`null::deck_share_level`;
  return sql<ShareLevel | null>`(select max(s.level) from deck_shares s where s.deck_id = decks.id and ${sharedWith(actor)})`;
}

/** Whether a row of `deck_shares s` is about somebody. */
export function sharedWith(actor: Actor): SQL {
  if (!isPerson(actor)) return sql`false`;
  const departments = `{${actor.access.departmentIds.join(',')}}`;
  return sql`(s.user_id = ${actor.id} or s.department_id = any(${departments}::uuid[]))`;
}
