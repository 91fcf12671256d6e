import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

const DAY = 86_400_000;
const READ_DAYS = 90;
const UNREAD_DAYS = 180;

/** Old notices, read ones sooner, and mails nobody will ask about any more. A mail that waits is never touched. */
export const purgeNotifications = command({
  name: 'notifications.purge',
  input: z.strictObject({ limit: z.number().int().min(1).max(10_000).default(2000) }),
  run: async (tx, ctx, { limit }): Promise<{ removed: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const before = (days: number) => new Date(ctx.now.getTime() - days * DAY);

    const notices = await prepared<{ id: string }>(
      tx,
      'notifications-purge',
      `delete from notifications where id in (
         select id from notifications where created_at < $1 or (created_at < $2 and read_at is not null) limit $3)
       returning id`,
      [before(UNREAD_DAYS), before(READ_DAYS), limit],
    );
    const mails = await prepared<{ id: string }>(
      tx,
      'mails-purge',
      `delete from mails where id in (
         select id from mails where created_at < $1 and status <> 'waiting' limit $2) returning id`,
      [before(UNREAD_DAYS), limit],
    );
    return {
      removed: notices.length + mails.length,
      more: notices.length === limit || mails.length === limit,
    };
  },
});
