import { asc, eq } from 'drizzle-orm';

import { type SavedRunView, savedViews } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { read } from '@/lib/platform/core/transact';

import { MOST_VIEWS } from './inputs';

export type SavedView = { id: string; name: string; view: SavedRunView; revision: number };

/** Somebody's own views by name. */
export function listViews(ctx: Ctx): Promise<SavedView[]> {
  const person = requirePerson(ctx.actor);
  return read(ctx, (tx) =>
    tx
      .select({
        id: savedViews.id,
        name: savedViews.name,
        view: savedViews.view,
        revision: savedViews.revision,
      })
      .from(savedViews)
      .where(eq(savedViews.userId, person.id))
      .orderBy(asc(savedViews.name), asc(savedViews.id))
      .limit(MOST_VIEWS),
  );
}
