import { sql } from 'drizzle-orm';
import { z } from 'zod';

import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import { parseInput } from '@/lib/platform/core/parse-input';
import { read } from '@/lib/platform/core/transact';
import { insiderIds, isAskedFor, wantsFourEyes } from '@/lib/processes/runs/find-deciders';

import { settleApproval } from './settle-approval';

const input = z.strictObject({ userId: z.uuid().optional() });

const RUNS_AT_ONCE = 100;

/**
 * Every run that may no longer wait as it does, each in its own transaction: those somebody who has left was to
 * approve, or without a person, those that everybody who is left has approved.
 */
export async function settleApprovals(ctx: Ctx, raw: z.input<typeof input>): Promise<void> {
  authorise(ctx.actor.kind === 'job', 'job_only');
  const { userId } = parseInput(input, raw);
  let after: string | null = null;
  do {
    const runIds = await findRuns(ctx, userId, after);
    for (const runId of runIds) await settleApproval(ctx, { runId });
    after = runIds.at(-1) ?? null;
  } while (after !== null);
}

async function findRuns(ctx: Ctx, userId: string | undefined, after: string | null): Promise<string[]> {
  const concerned = userId
    ? sql`exists (select from run_final_approvers f where f.run_id = r.id and f.user_id = ${userId})`
    : isComplete;
  const { rows } = await read(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`
      select r.id from runs r
      where r.status = 'awaiting_final_approval' and ${isAskedFor} and ${after ? sql`r.id > ${after}` : sql`true`} and ${concerned}
      order by r.id limit ${RUNS_AT_ONCE}`),
  );
  return rows.map(({ id }) => id);
}

const approvedIds = sql`select d.user_id from run_approval_decisions d
  where d.run_id = r.id and d.round = r.approval_round and d.decision = 'approve'`;

const isComplete = sql`r.approval_mode = 'all'
  and exists (${approvedIds} and (not ${wantsFourEyes} or d.user_id::text <> all(${insiderIds})))
  and exists (select from run_final_approvers f join users u on u.id = f.user_id and u.status = 'active'
    where f.run_id = r.id)
  and not exists (select from run_final_approvers f join users u on u.id = f.user_id and u.status = 'active'
    where f.run_id = r.id and f.user_id not in (${approvedIds}))`;
