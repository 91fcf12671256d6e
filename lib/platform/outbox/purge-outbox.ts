import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

import { purgeInput } from './inputs';

const DAY = 86_400_000;

/** Events that were handed over days ago have been told, or told again; what has not been sent is never touched. */
export const purgeOutbox = command({
  name: 'outbox.purge',
  input: purgeInput,
  run: async (tx, ctx, { days, limit }) => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    const gone = await prepared<{ id: string }>(
      tx,
      'outbox-purge',
      `delete from outbox where id in (select id from outbox where sent_at < $1 order by sent_at limit $2)
       returning id`,
      [new Date(ctx.now.getTime() - days * DAY), limit],
    );
    return { removed: gone.length, more: gone.length === limit };
  },
});
