import { sql } from 'drizzle-orm';

import type { Tx } from '@/lib/platform/core/transact';
import {
  activeApproverIds,
  insiderIds,
  isAskedFor,
  standInIds,
  wantsFourEyes,
} from '@/lib/processes/runs/find-deciders';

import type { Circle } from './rules';

type AskedCircle = Circle & { isAskedFor: boolean };

/** The circle of a run that is held, as it is now: people leave, and settings change, while a run waits. */
export async function loadCircle(tx: Tx, runId: string): Promise<AskedCircle> {
  const { rows } = await tx.execute<AskedCircle>(sql`
    select ${activeApproverIds} as "approverIds", ${standInIds} as "standInIds", ${insiderIds} as "insiderIds",
      ${wantsFourEyes} as "fourEyes", ${isAskedFor} as "isAskedFor",
      array(select d.user_id::text from run_approval_decisions d
        where d.run_id = r.id and d.round = r.approval_round) as "decidedIds",
      array(select d.user_id::text from run_approval_decisions d
        where d.run_id = r.id and d.round = r.approval_round and d.decision = 'approve') as "approvedIds"
    from runs r where r.id = ${runId}`);
  return rows[0]!;
}
