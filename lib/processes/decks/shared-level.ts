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
  const parts = sharedWithPerson(PERSON).split(PERSON);
  return sql.join(
    parts.map((part) => sql.raw(part)),
    sql`${actor.id}`,
  );
}

/**
 * The same as text, for a person's id as this parameter: what is shared with a department is shared with its members,
 * with those of the departments below it where the share says so, and never with those above it.
 */
export function sharedWithPerson(parameter: string): string {
  const own = `select m.department_id from user_departments m where m.user_id = ${parameter}`;
  return `(s.user_id = ${parameter} or s.department_id in (${own})
    or s.with_sub_departments and s.department_id in (
      with recursive above (id) as (
        ${own}
        union
        select d.parent_id from departments d join above on d.id = above.id where d.parent_id is not null)
      select id from above))`;
}

const PERSON = ':person';
