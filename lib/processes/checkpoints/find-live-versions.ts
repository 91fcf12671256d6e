import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { prepared, read } from '@/lib/platform/core/transact';

const input = z.strictObject({
  runIds: z.array(z.uuid()).max(10_000),
  userIds: z.array(z.uuid()).max(10_000),
});

export type LiveVersion = { kind: 'run' | 'inbox' | 'bell'; id: string; version: string };

/**
 * A version of everything somebody looks at: it differs when there is something new to see, and says nothing more.
 * One statement for all who look, however many they are. For the process that tells them; it asks for no permission.
 */
export async function findLiveVersions(ctx: Ctx, raw: z.input<typeof input>): Promise<LiveVersion[]> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { runIds, userIds } = parseInput(input, raw);
  return read(ctx, (tx) => prepared<LiveVersion>(tx, 'live-versions', VERSIONS, [runIds, userIds]));
}

const VERSIONS = `
  select 'run' as kind, r.id::text as id, r.revision || '.' || r.event_seq || '.' || coalesce((
      select count(*) || '.' || max(m.changed_at)::text from checkpoint_comments m where m.run_id = r.id), '')
    -- The page of a run shows how far the other runs of its tree are.
    || '/' || coalesce((select sum(p.revision) from runs p where p.root_run_id = r.root_run_id and p.depth > 0), 0) as version
  from runs r where r.id = any($1::uuid[])
  union all
  select 'inbox', u.id::text, coalesce((
      select count(*) || '.' || sum(c.activation) || '.' || sum(c.revision)
      from run_checkpoint_assignees a join run_checkpoints c on c.id = a.checkpoint_id and c.status = 'active'
      where a.user_id = u.id), '') || '/' || (
      select count(*) from run_final_approvers f join runs r on r.id = f.run_id and r.status = 'awaiting_final_approval'
      where f.user_id = u.id)
  from unnest($2::uuid[]) as u(id)
  union all
  select 'bell', u.id::text, (
      select count(*) || '.' || coalesce(max(n.created_at)::text, '') from notifications n
      where n.user_id = u.id and n.read_at is null)
  from unnest($2::uuid[]) as u(id)`;
