import { and, eq } from 'drizzle-orm';

import { savedViews } from '@/db/schema/processes/saved-views';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';

import { deleteViewInput } from './inputs';

export const deleteView = command({
  name: 'run.delete_view',
  input: deleteViewInput,
  run: async (tx, ctx, { viewId }): Promise<{ id: string }> => {
    const person = requirePerson(ctx.actor);
    const [gone] = await tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, viewId), eq(savedViews.userId, person.id)))
      .returning({ id: savedViews.id });
    if (!gone) throw new DomainError('not_found', 'There is no such view.');
    return gone;
  },
});
