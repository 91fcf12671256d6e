import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import { command } from '@/lib/platform/core/command';
import { prepared } from '@/lib/platform/core/transact';
import { checkpointClockMoved } from '@/lib/processes/runs/events';

import { delaysOf } from './store';

type Moved = { runId: string; checkpointId: string; activation: number; nextRung: number; nextAt: Date };

/**
 * Delays that an admin has changed hold for what is late already: where the moment of the next rung was reckoned with
 * the old ones, it is reckoned again. Only steps past their due time have such a moment. It compares instead of
 * remembering what was changed, so that a step which somebody wrote with the old delays meanwhile is found as well.
 */
export const realignEscalations = command({
  name: 'sla.realign',
  input: z.strictObject({ limit: z.number().int().min(1).max(1000).default(500) }),
  run: async (tx, ctx, { limit }): Promise<{ moved: number; more: boolean }> => {
    authorise(ctx.actor.kind === 'job', 'job_only');
    const { leadsSeconds, managementSeconds } = await delaysOf(tx, ctx);
    const moved = await prepared<Moved>(tx, 'realign-escalations', REALIGN, [
      limit,
      leadsSeconds,
      managementSeconds,
    ]);
    for (const { nextAt, ...facts } of moved) {
      const target = { type: 'checkpoint', id: facts.checkpointId };
      record(tx, ctx, checkpointClockMoved, target, { ...facts, nextAt: nextAt.toISOString() });
    }
    return { moved: moved.length, more: moved.length === limit };
  },
});

const REALIGN = `
  with stale as (
    select c.id, c.sla_due_at + case c.escalation_rung when 2 then $2::int else $3::int end * interval '1 second' as at
    from run_checkpoints c
    join runs r on r.id = c.run_id
    join runs root on root.id = r.root_run_id
    where c.escalation_at is not null and c.escalation_rung >= 2
      and c.escalation_at <> c.sla_due_at + case c.escalation_rung when 2 then $2::int else $3::int end * interval '1 second'
    limit $1
    for update of root, c skip locked
  )
  update run_checkpoints c set escalation_at = stale.at from stale where c.id = stale.id
  returning c.run_id as "runId", c.id as "checkpointId", c.activation, c.escalation_rung as "nextRung",
    c.escalation_at as "nextAt"`;
