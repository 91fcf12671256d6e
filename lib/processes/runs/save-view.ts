import { sql } from 'drizzle-orm';

import { savedViews } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { MOST_VIEWS, saveViewInput } from './inputs';

/** Keeps a selection of runs under a name, for the person who looks at it again and again. */
export const saveView = command({
  name: 'run.save_view',
  input: saveViewInput,
  run: async (tx, ctx, { name, view }): Promise<{ id: string; revision: number }> => {
    const person = requirePerson(ctx.actor);
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*) as count from saved_views where user_id = ${person.id}`,
    );
    if (rows[0]!.count >= MOST_VIEWS) {
      throw new DomainError('limit_reached', `A person keeps at most ${MOST_VIEWS} views.`, {
        params: { most: MOST_VIEWS },
      });
    }
    const [saved] = await tx
      .insert(savedViews)
      .values({ userId: person.id, name, view, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing({ target: [savedViews.tenantId, savedViews.userId, savedViews.name] })
      .returning({ id: savedViews.id, revision: savedViews.revision });
    if (!saved) throw new DomainError('name_taken', 'There is a view of this name.');
    return saved;
  },
});
