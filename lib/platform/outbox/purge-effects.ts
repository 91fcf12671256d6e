import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

import { purgeInput } from './inputs';

const DAY = 86_400_000;

/** Keys of effects whose events are long gone: nothing can ask for them any more. */
export const purgeEffects = command({
  name: 'outbox.purge_effects',
  input: purgeInput,
  run: async (tx, ctx, { days, limit }) => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    const gone = await prepared<{ key: string }>(
      tx,
      'effects-purge',
      `delete from effects where key in (select key from effects where created_at < $1 order by created_at limit $2)
       returning key`,
      [new Date(ctx.now.getTime() - days * DAY), limit],
    );
    return { removed: gone.length, more: gone.length === limit };
  },
});
