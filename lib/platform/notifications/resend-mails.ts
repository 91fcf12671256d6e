import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

import { mailQueued } from './events';

const MINUTE = 60_000;
const UNTOUCHED = 2 * MINUTE;
// Longer than the longest pause between two tries of one job.
const FORGOTTEN = 30 * MINUTE;

/** Mails that wait although nobody seems to be about to send them: their event is written anew. */
export const resendMails = command({
  name: 'mail.resend',
  input: z.strictObject({ limit: z.number().int().min(1).max(1000).default(200) }),
  run: async (tx, ctx, { limit }): Promise<{ resent: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const lost = await prepared<{ id: string }>(tx, 'mails-resend', RING, [
      ctx.now,
      new Date(ctx.now.getTime() - UNTOUCHED),
      new Date(ctx.now.getTime() - FORGOTTEN),
      limit,
    ]);
    for (const { id } of lost) record(tx, ctx, mailQueued, { type: 'mail', id }, { mailId: id });
    return { resent: lost.length, more: lost.length === limit };
  },
});

// Remembers whom it rang for, so that the next sweep leaves them the same time as everybody else.
const RING = `
  with lost as (
    select m.id from mails m
    where m.status = 'waiting' and m.created_at < $2
      and not exists (select from effects e
        where e.key in ('mail.sending.' || m.id, 'mail.rung.' || m.id) and e.created_at > $3)
    order by m.created_at limit $4
    for update skip locked
  ), rung as (
    insert into effects (key, created_at) select 'mail.rung.' || id, $1 from lost
    on conflict (tenant_id, key) do update set created_at = excluded.created_at
  )
  select id from lost`;
