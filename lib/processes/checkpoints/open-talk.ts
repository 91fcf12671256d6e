import { sql } from 'drizzle-orm';

import type { ShareLevel } from '@/db/schema/processes/deck-shares';
import type { RunStatus } from '@/db/schema/processes/runs';
import { type Ctx, isPerson } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { mayAdministerDeck } from '@/lib/processes/decks/may-administer-deck';
import { sharedWith } from '@/lib/processes/decks/shared-level';
import { visibleRuns } from '@/lib/processes/runs/filter-visible-runs';

/** Where people talk: a step, and who they are to its run. */
export type Talk = {
  checkpointId: string;
  title: string;
  runId: string;
  rootRunId: string;
  runStatus: RunStatus;
  archivedAt: Date | null;
  departmentId: string | null;
  startedBy: string;
  isInvolved: boolean;
  administersDeck: boolean;
};

/** The step as it is, without holding its run: what is said beside it keeps nobody from working on it. */
export async function openTalk(tx: Tx, ctx: Ctx, checkpointId: string): Promise<Talk> {
  const me = isPerson(ctx.actor) ? ctx.actor.id : null;
  const { rows } = await tx.execute<RawTalk>(sql`
    select c.id as "checkpointId", c.title, r.id as "runId", r.root_run_id as "rootRunId", r.status as "runStatus", r.archived_at as "archivedAt",
      r.department_id as "departmentId", r.started_by as "startedBy",
      exists (select from run_checkpoint_assignees a where a.run_id = r.id and a.user_id = ${me})
        or exists (select from run_final_approvers f where f.run_id = r.id and f.user_id = ${me}) as "isInvolved",
      d.owner_id as "deckOwner", d.department_id as "deckDepartment",
      (select max(s.level) from deck_shares s where s.deck_id = d.id and ${sharedWith(ctx.actor)}) as "deckShared"
    from run_checkpoints c join runs r on r.id = c.run_id join decks d on d.id = r.deck_id
    where c.id = ${checkpointId} and ${visibleRuns(ctx.actor)}`);
  if (!rows[0]) throw new DomainError('not_found', 'There is no such checkpoint.');
  const { deckOwner, deckDepartment, deckShared, ...talk } = rows[0];
  const deck = { ownerId: deckOwner, departmentId: deckDepartment, shared: deckShared };
  return { ...talk, administersDeck: mayAdministerDeck(ctx.actor, deck) };
}

/** An archived run is put away; until then people may still have something to say about it. */
export function ensureTalking(talk: Pick<Talk, 'archivedAt'>): void {
  if (talk.archivedAt === null) return;
  throw new DomainError('invalid_transition', 'The run is archived; nothing is said there any more.', {
    params: { status: 'archived', action: 'comment' },
  });
}

type RawTalk = Omit<Talk, 'administersDeck'> & {
  deckOwner: string;
  deckDepartment: string | null;
  deckShared: ShareLevel | null;
};
