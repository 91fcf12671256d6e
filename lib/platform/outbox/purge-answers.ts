import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

import { purgeInput } from './inputs';

const DAY = 86_400_000;

/** Answers kept for calls with an Idempotency-Key, which are honoured for a day. */
export const purgeAnswers = command({
  name: 'outbox.purge_answers',
  input: purgeInput,
  run: async (tx, ctx, { days, limit }) => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    const gone = await prepared<{ key: string }>(
      tx,
      'answers-purge',
      `delete from idempotency_keys where (actor, key) in (
         select actor, key from idempotency_keys where created_at < $1 order by created_at limit $2)
       returning key`,
      [new Date(ctx.now.getTime() - days * DAY), limit],
    );
    return { removed: gone.length, more: gone.length === limit };
  },
});
