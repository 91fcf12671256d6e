import { and, eq, ne, sql } from 'drizzle-orm';

import { savedViews } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { updateViewInput } from './inputs';

/** Renames one's own view, or lets it show something else. */
export const updateView = command({
  name: 'run.update_view',
  input: updateViewInput,
  run: async (tx, ctx, { viewId, revision, name, view }): Promise<{ id: string; revision: number }> => {
    const person = requirePerson(ctx.actor);
    const isMine = and(eq(savedViews.id, viewId), eq(savedViews.userId, person.id));
    const [before] = await tx
      .select({ revision: savedViews.revision })
      .from(savedViews)
      .where(isMine)
      .for('update');
    if (!before) throw new DomainError('not_found', 'There is no such view.');
    if (before.revision !== revision) throw new DomainError('conflict', 'The view was changed meanwhile.');
    if (name !== undefined) {
      const same = and(
        eq(savedViews.userId, person.id),
        eq(savedViews.name, name),
        ne(savedViews.id, viewId),
      );
      const [taken] = await tx.select({ id: savedViews.id }).from(savedViews).where(same);
      if (taken) throw new DomainError('name_taken', 'There is a view of this name.');
    }
    const [saved] = await tx
      .update(savedViews)
      .set({ name, view, revision: sql`${savedViews.revision} + 1`, updatedAt: ctx.now })
      .where(isMine)
      .returning({ id: savedViews.id, revision: savedViews.revision });
    return saved!;
  },
});
