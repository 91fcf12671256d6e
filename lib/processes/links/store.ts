import { sql } from 'drizzle-orm';

import type { CheckpointStatus } from '@/db/schema/processes/checkpoints';
import type { RunStatus } from '@/db/schema/processes/runs';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { hashToken } from '@/lib/platform/crypto/hash-token';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

export type LiveLink = {
  id: string;
  runId: string;
  pinHash: string | null;
  pinLockedUntil: string | null;
  expiresAt: string;
};

/** What a link shows: no people, no answers, no notes, no values, no files. Only what is named here leaves the house. */
export type PublicRun = {
  title: string;
  status: RunStatus;
  startedAt: string | null;
  endedAt: string | null;
  lanes: { title: string; steps: PublicStep[] }[];
};

export type PublicStep = {
  title: string;
  status: CheckpointStatus;
  decidedAt: string | null;
  dueAt: string | null;
};

export async function findSharedRun(
  tx: Tx,
  ctx: Ctx,
  runId: string,
): Promise<{ departmentId: string | null; startedById: string }> {
  const { rows } = await tx.execute<{ departmentId: string | null; startedById: string }>(sql`
    select r.department_id as "departmentId", r.started_by as "startedById"
    from runs r where r.id = ${runId} and ${visibleRuns(ctx.actor)}`);
  if (!rows[0]) throw new DomainError('not_found', 'There is no such run.');
  return rows[0];
}

/** Unknown, expired and revoked look the same from outside. */
export async function findLiveLink(tx: Tx, ctx: Ctx, token: string): Promise<LiveLink> {
  const { rows } = await tx.execute<LiveLink>(sql`
    select id, run_id as "runId", pin_hash as "pinHash", pin_locked_until as "pinLockedUntil", expires_at as "expiresAt"
    from run_links
    where token_hash = ${hashToken(token)} and revoked_at is null and expires_at > ${ctx.now.toISOString()}`);
  if (!rows[0]) throw new DomainError('not_found', 'There is no such link.');
  return rows[0];
}

export async function readPublicRun(tx: Tx, runId: string): Promise<PublicRun> {
  const { rows } = await tx.execute<
    Omit<PublicRun, 'lanes'> & { laneTitles: string[]; steps: RawStep[] }
  >(sql`
    select r.title, r.status, r.started_at as "startedAt", r.ended_at as "endedAt", r.lane_titles as "laneTitles",
      (select coalesce(json_agg(json_build_object('lane', c.order_index, 'title', c.title, 'status', c.status,
          'decidedAt', c.decided_at, 'dueAt', c.sla_due_at) order by c.order_index, c.position), '[]')
        from run_checkpoints c where c.run_id = r.id) as steps
    from runs r where r.id = ${runId}`);
  const { laneTitles, steps, ...run } = rows[0]!;
  return {
    ...run,
    lanes: laneTitles.map((title, index) => ({
      title,
      steps: steps.filter(({ lane }) => lane === index).map(({ lane: _, ...step }) => step),
    })),
  };
}

type RawStep = PublicStep & { lane: number };
