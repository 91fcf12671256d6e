import { notifications } from '@/db/schema/platform/notifications';
import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { tellPages } from '@/lib/platform/outbox/tell-pages';

import { deliverNoticeInput } from './inputs';
import { composeNotice } from './rules/compose-mail';
import { deepLink } from './rules/tenant-address';
import { typeOfNotice } from './rules/type-of-notice';
import { findRecipient, findSender, queueMail, wantsMail } from './store';

const SETTINGS = '/account?section=notifications';

/**
 * Tells one person one thing: in the bell, and by mail unless they have switched that off. The same cause told
 * again tells nothing; who is not active is not told.
 */
export const deliverNotice = command({
  name: 'notifications.deliver',
  input: deliverNoticeInput,
  run: async (tx, ctx, { userId, cause, path, data }): Promise<{ delivered: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const recipient = await findRecipient(tx, userId);
    if (recipient?.status !== 'active') return { delivered: false };

    const type = typeOfNotice(data);
    const [notice] = await tx
      .insert(notifications)
      .values({ userId, type, cause, path, data, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: notifications.id });
    if (!notice) return { delivered: false };
    tellPages(tx, ctx, { type: 'notification', id: notice.id }, [`bell:${userId}`]);

    if (await wantsMail(tx, userId, type)) {
      const { origin } = await findSender(ctx);
      const mail = composeNotice(recipient, data, {
        link: deepLink(origin, path),
        settingsLink: deepLink(origin, SETTINGS),
        now: ctx.now,
      });
      await queueMail(tx, ctx, type, recipient, mail);
    }
    return { delivered: true };
  },
});
