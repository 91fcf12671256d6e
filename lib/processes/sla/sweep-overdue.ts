import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';

import { checkpointOverdue } from './events';

type Overdue = { runId: string; checkpointId: string; activation: number; dueAt: Date };

const OVERDUE_RUNG = 1;

/**
 * Marks what is past its due time and climbs rung 1, once per activation: the rung is a row with a unique key, so
 * that two workers, a restart or a clock that jumps cannot send it twice. Steps of a tree that somebody is working
 * on are skipped and found again by the next sweep.
 */
export const sweepOverdue = command({
  name: 'sla.sweep',
  input: z.strictObject({ limit: z.number().int().min(1).max(1000).default(500) }),
  run: async (tx, ctx, { limit }): Promise<{ marked: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const marked = await prepared<Overdue>(tx, 'sweep-overdue', SWEEP, [
      ctx.now,
      limit,
      OVERDUE_RUNG,
      ctx.actor.id,
    ]);
    for (const { runId, checkpointId, activation, dueAt } of marked) {
      record(
        tx,
        ctx,
        checkpointOverdue,
        { type: 'checkpoint', id: checkpointId },
        {
          runId,
          checkpointId,
          activation,
          rung: OVERDUE_RUNG,
          dueAt: dueAt.toISOString(),
          lateSeconds: Math.max(0, Math.round((ctx.now.getTime() - dueAt.getTime()) / 1000)),
        },
      );
    }
    return { marked: marked.length, more: marked.length === limit };
  },
});

const SWEEP = `
  with due as (
    select c.id, c.run_id, c.activation, c.sla_due_at, c.title
    from run_checkpoints c
    join runs r on r.id = c.run_id
    join runs root on root.id = r.root_run_id
    where c.sla_due_at <= $1 and c.overdue_at is null
    order by c.sla_due_at limit $2
    for update of root skip locked
  ), climbed as (
    insert into sla_escalations (checkpoint_id, activation, rung, due_at, sent_at)
    select id, activation, $3, sla_due_at, $1 from due
    on conflict do nothing
    returning checkpoint_id
  ), marked as (
    update run_checkpoints c set overdue_at = $1 from due where c.id = due.id
    returning c.id
  ), numbered as (
    select due.*, row_number() over (partition by run_id order by sla_due_at, id) as n
    from due join climbed on climbed.checkpoint_id = due.id
  ), told as (
    insert into run_events (run_id, seq, type, actor_kind, actor_id, checkpoint_id, data, at)
    select n.run_id, r.event_seq + n.n, 'checkpoint.overdue', 'job', $4, n.id, jsonb_build_object('title', n.title), $1
    from numbered n join runs r on r.id = n.run_id
  ), counted as (
    update runs r set event_seq = r.event_seq + c.events
    from (select run_id, count(*)::int as events from numbered group by run_id) c where r.id = c.run_id
  )
  select run_id as "runId", id as "checkpointId", activation, sla_due_at as "dueAt" from numbered`;
