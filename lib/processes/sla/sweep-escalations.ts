import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';
import { defaultDelays, type EscalationDelays } from '@/lib/processes/engine/escalation';

import { checkpointEscalated } from './events';

type Climbed = {
  runId: string;
  checkpointId: string;
  activation: number;
  rung: number;
  dueAt: Date;
  momentAt: Date;
};

/**
 * Climbs every rung whose moment has come, one at a time for each step. A rung is a row with a unique key, so that
 * two workers, a restart or a clock that jumps cannot send it twice; one that was missed is sent late and says how
 * late. Steps of a tree that somebody is working on are skipped and found again by the next sweep.
 */
export const sweepEscalations = command({
  name: 'sla.sweep',
  input: z.strictObject({ limit: z.number().int().min(1).max(1000).default(500) }),
  run: async (tx, ctx, { limit }): Promise<{ climbed: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const [tenant] = await prepared<{ delays: EscalationDelays | null }>(
      tx,
      'escalation-delays',
      `select settings -> 'escalationDelays' as delays from tenants where id = $1`,
      [ctx.tenantId],
    );
    const { leadsMinutes, managementMinutes } = tenant?.delays ?? defaultDelays;
    const climbed = await prepared<Climbed>(tx, 'sweep-escalations', SWEEP, [
      ctx.now,
      limit,
      leadsMinutes * 60,
      (leadsMinutes + managementMinutes) * 60,
      ctx.actor.id,
    ]);
    for (const { runId, checkpointId, activation, rung, dueAt, momentAt } of climbed) {
      const target = { type: 'checkpoint', id: checkpointId };
      record(tx, ctx, checkpointEscalated, target, {
        runId,
        checkpointId,
        activation,
        rung,
        dueAt: dueAt.toISOString(),
        lateSeconds: Math.max(0, Math.round((ctx.now.getTime() - momentAt.getTime()) / 1000)),
      });
    }
    // Whoever was down for long has several rungs of the same step to climb.
    return { climbed: climbed.length, more: climbed.length > 0 };
  },
});

const SWEEP = `
  with due as (
    select c.id, c.run_id, c.activation, c.escalation_rung as rung, c.escalation_at, c.sla_due_at, c.title
    from run_checkpoints c
    join runs r on r.id = c.run_id
    join runs root on root.id = r.root_run_id
    where c.escalation_at <= $1
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
    returning c.id
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
  )
  select run_id as "runId", id as "checkpointId", activation, rung, sla_due_at as "dueAt", escalation_at as "momentAt"
  from numbered`;
