import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { command } from '@/lib/platform/core/command';
import { line } from '@/lib/platform/core/text';
import { prepared } from '@/lib/platform/core/transact';

const resendInput = z.object({
  /** Which jobs each event type is expected to have run. */
  expected: z.record(z.string(), z.array(line(200))),
  limit: z.number().int().min(1).max(5000).default(500),
});

const MINUTE = 60_000;
const PATIENCE = 10 * MINUTE;
const MEMORY = 24 * 60 * MINUTE;

/**
 * The queue may lose everything: an event that was handed over some time ago, but whose jobs have neither left
 * their effect nor given up, is handed over again. Jobs that merely wait in the queue are known there by their id.
 */
export const resendEvents = command({
  name: 'outbox.resend_events',
  input: resendInput,
  run: async (tx, ctx, { expected, limit }) => {
    authorise(ctx.actor.kind === 'job', 'job_only');

    const pairs = Object.entries(expected).flatMap(([type, jobs]) => jobs.map((job) => ({ type, job })));
    const rung = await prepared<{ id: string }>(tx, 'outbox-resend', RESEND, [
      pairs.map(({ type }) => type),
      pairs.map(({ job }) => job),
      new Date(ctx.now.getTime() - MEMORY),
      new Date(ctx.now.getTime() - PATIENCE),
      limit,
    ]);
    return { resent: rung.length };
  },
});

const RESEND = `
  update outbox set sent_at = null
  where id in (
    select distinct o.id
    from outbox o
    join unnest($1::text[], $2::text[]) as expected (type, job) on expected.type = o.type
    where o.sent_at between $3 and $4
      and not exists (select from effects e where e.key = expected.job || '.' || o.id)
      and not exists (select from dead_jobs d where d.job_id = expected.job || '.' || o.id and d.retried_at is null)
    limit $5)
  returning id`;
