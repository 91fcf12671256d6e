import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { prepared, send } from '@/lib/platform/core/transact';
import { inboxOf, runPage } from '@/lib/processes/runs/name-pages';

import { checkpointEscalated } from './events';
import { delaysOf } from './store';

type Climbed = {
  runId: string;
  checkpointId: string;
  activation: number;
  rung: number;
  dueAt: Date;
  momentAt: Date;
  nextRung: number;
  nextAt: Date | null;
  rootRunId: string;
  assigneeIds: string[];
};

/**
 * Climbs every rung whose moment has come, one at a time for each step: of the one step a timer rang for, or of all
 * there are. A rung is a row with a unique key, so that two workers, a restart or a clock that jumps cannot send it
 * twice; one that was missed is sent late and says how late. The search for all skips the steps of a tree that
 * somebody is working on and finds them again the next time; a timer rings once, so it waits for them.
 */
export const climbEscalations = command({
  name: 'sla.climb',
  input: z.strictObject({
    checkpointId: z.uuid().optional(),
    limit: z.number().int().min(1).max(1000).default(500),
  }),
  run: async (tx, ctx, { checkpointId, limit }): Promise<{ climbed: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    if (checkpointId) send(tx, 'lock-root-for-climb', LOCK_ROOT, [checkpointId]);
    const { leadsSeconds, managementSeconds } = await delaysOf(tx, ctx);
    const values = [ctx.now, limit, leadsSeconds, managementSeconds, ctx.actor.id];
    const climbed = checkpointId
      ? await prepared<Climbed>(tx, 'climb-one', climb('and c.id = $6'), [...values, checkpointId])
      : await prepared<Climbed>(tx, 'climb-all', climb(''), values);

    for (const { momentAt, dueAt, nextAt, rootRunId, assigneeIds, ...step } of climbed) {
      const target = { type: 'checkpoint', id: step.checkpointId };
      const facts = {
        ...step,
        dueAt: dueAt.toISOString(),
        lateSeconds: Math.max(0, Math.round((ctx.now.getTime() - momentAt.getTime()) / 1000)),
        nextAt: nextAt?.toISOString() ?? null,
      };
      const pages = [runPage(rootRunId), ...assigneeIds.map(inboxOf)];
      record(tx, ctx, checkpointEscalated, target, facts, pages);
    }
    // Whoever was down for long has several rungs of the same step to climb.
    return { climbed: climbed.length, more: climbed.length > 0 };
  },
});

const LOCK_ROOT = `select from run_checkpoints c join runs r on r.id = c.run_id join runs root on root.id = r.root_run_id
  where c.id = $1 for update of root`;

/** A delay that has just been made longer holds at once, even where the moment still stands as it was reckoned before. */
function climb(which: string): string {
  return `
  with due as (
    select c.id, c.run_id, c.activation, c.escalation_rung as rung, c.escalation_at, c.sla_due_at, c.title, r.root_run_id
    from run_checkpoints c
    join runs r on r.id = c.run_id
    join runs root on root.id = r.root_run_id
    where c.escalation_at <= $1 ${which}
      and c.sla_due_at + case c.escalation_rung when 2 then $3::int when 3 then $4::int end * interval '1 second' <= $1
        is not false
    order by c.escalation_at limit $2
    for update of root, c skip locked
  ), climbed as (
    insert into sla_escalations (checkpoint_id, activation, rung, due_at, sent_at)
    select id, activation, rung, escalation_at, $1 from due
    on conflict do nothing
    returning checkpoint_id
  ), raised as (
    update run_checkpoints c set
      escalation_rung = due.rung + 1,
      escalation_at = case due.rung
        when 0 then c.sla_due_at
        when 1 then c.sla_due_at + $3::int * interval '1 second'
        when 2 then c.sla_due_at + $4::int * interval '1 second' end,
      overdue_at = case when due.rung = 1 then $1 else c.overdue_at end
    from due where c.id = due.id
    returning c.id, c.escalation_rung as next_rung, c.escalation_at as next_at
  ), numbered as (
    select due.*, row_number() over (partition by run_id order by escalation_at, id) as n
    from due join climbed on climbed.checkpoint_id = due.id
  ), told as (
    insert into run_events (run_id, seq, type, actor_kind, actor_id, checkpoint_id, data, at)
    select n.run_id, r.event_seq + n.n,
      case n.rung when 0 then 'checkpoint.due_soon' when 1 then 'checkpoint.overdue' else 'checkpoint.escalated' end,
      'job', $5, n.id, jsonb_build_object('title', n.title, 'rung', n.rung), $1
    from numbered n join runs r on r.id = n.run_id
  ), counted as (
    update runs r set event_seq = r.event_seq + c.events
    from (select run_id, count(*)::int as events from numbered group by run_id) c where r.id = c.run_id
  ), shown as (
    insert into run_escalation_hearers (run_id, user_id, told_at)
    select distinct n.run_id, l.user_id, $1::timestamptz
    from numbered n
    join run_checkpoint_assignees a on a.checkpoint_id = n.id
    join user_departments m on m.user_id = a.user_id
    join user_departments l on l.department_id = m.department_id and l.is_lead
    where n.rung >= 2
    on conflict do nothing
  )
  select run_id as "runId", numbered.id as "checkpointId", activation, rung, sla_due_at as "dueAt",
    escalation_at as "momentAt", next_rung as "nextRung", next_at as "nextAt", root_run_id as "rootRunId",
    array(select a.user_id::text from run_checkpoint_assignees a
      where a.checkpoint_id = numbered.id and a.user_id is not null) as "assigneeIds"
  from numbered join raised on raised.id = numbered.id`;
}
