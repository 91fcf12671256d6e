import { and, eq, isNull } from 'drizzle-orm';

import { notifications } from '@/db/schema/platform/notifications';
import { requirePerson } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { DomainError } from '@/lib/platform/core/domain-error';
import { tellPages } from '@/lib/platform/outbox/tell-pages';

import { markReadInput } from './inputs';

/** One of the caller's own notices, or all of them. Nobody reads in somebody else's name. */
export const markRead = command({
  name: 'notifications.mark_read',
  input: markReadInput,
  run: async (tx, ctx, input): Promise<{ marked: number }> => {
    const { id: userId } = requirePerson(ctx.actor);
    const own = eq(notifications.userId, userId);
    const ring = () => tellPages(tx, ctx, { type: 'user', id: userId }, [`bell:${userId}`]);

    if ('notificationId' in input) {
      const one = and(own, eq(notifications.id, input.notificationId));
      const [notice] = await tx.select({ readAt: notifications.readAt }).from(notifications).where(one);
      if (!notice) throw new DomainError('not_found', 'There is no such notification.');
      if (notice.readAt) return { marked: 0 };
      await tx.update(notifications).set({ readAt: ctx.now }).where(one);
      ring();
      return { marked: 1 };
    }
    const read = await tx
      .update(notifications)
      .set({ readAt: ctx.now })
      .where(and(own, isNull(notifications.readAt)))
      .returning({ id: notifications.id });
    if (read.length > 0) ring();
    return { marked: read.length };
  },
});
