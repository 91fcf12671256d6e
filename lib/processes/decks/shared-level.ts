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
  // Its members, not those of a department above: what is shared with a part is not shared with the whole.
  return sql`(s.user_id = ${actor.id} or s.department_id in (
    select m.department_id from user_departments m where m.user_id = ${actor.id}))`;
}
