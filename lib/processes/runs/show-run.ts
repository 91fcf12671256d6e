import type { Ctx } from '@/lib/platform/core/ctx';
import { mayStartDeck } from '@/lib/processes/decks/may-start-deck';
import { isAllowed, type RunAction } from '@/lib/processes/engine/lifecycle';

import { mayControlRun, mayDecideRun } from './may-view-run';
import type { RawRun } from './run-columns';
import type { RelatedRun } from './select-tree';
import { type CheckpointView, toCheckpointView } from './show-checkpoint';

export type { CheckpointView } from './show-checkpoint';

type Named = { id: string; name: string };
type Run = Omit<
  RawRun,
  | 'startedById'
  | 'startedByName'
  | 'laneTitles'
  | 'approvalMode'
  | 'approvalRound'
  | 'approvers'
  | 'decisions'
  | 'isApprover'
  | 'isAsked'
  | 'asksAdmins'
  | 'isAssignee'
  | 'schedule'
  | 'checkpoints'
  | 'pauses'
  | 'above'
  | 'deckPlace'
  | 'tree'
>;

export type RunView = Run & {
  tree: RelatedRun[];
  /** Whether the tree holds more runs than are shown. */
  treeIsCut: boolean;
  startedBy: Named;
  /** What set it off, unless a person did. */
  schedule: { id: string; title: string; dueAt: Date; late: boolean } | null;
  approval: {
    mode: 'any' | 'all';
    round: number;
    approvers: (Named & { active: boolean })[];
    /** Whether admins are asked as well, because the approvers have left or took part themselves. */
    asksAdmins: boolean;
    decisions: { round: number; approver: Named; decision: string; reason: string | null; decidedAt: Date }[];
  };
  lanes: { index: number; title: string; checkpoints: CheckpointView[] }[];
  may: {
    start: boolean;
    pause: boolean;
    resume: boolean;
    cancel: boolean;
    archive: boolean;
    unarchive: boolean;
    clone: boolean;
    decide: boolean;
  };
};

/** A run as the page and the API show it, with what the caller may do. */
export function toRunView(ctx: Ctx, raw: RawRun): RunView {
  const {
    startedById,
    startedByName,
    laneTitles,
    approvalMode,
    approvalRound,
    approvers,
    decisions,
    isApprover,
    isAsked,
    asksAdmins,
    isAssignee,
    schedule,
    checkpoints,
    pauses: _pauses,
    above,
    deckPlace,
    tree,
    ...run
  } = raw;
  const owned = {
    departmentId: run.departmentId,
    startedBy: startedById,
    isInvolved: isApprover || isAssignee,
  };
  const controls = mayControlRun(ctx.actor, owned);
  const can = (action: RunAction) => controls && isAllowed(action, run.status);
  const hasDecided = decisions.some(
    (each) => each.round === approvalRound && each.approver.id === ctx.actor.id,
  );
  const isAskedFor = !above || above.step === 'active';

  return {
    ...run,
    tree: tree.runs,
    treeIsCut: tree.isCut,
    startedBy: { id: startedById, name: startedByName },
    schedule: schedule && { ...schedule, dueAt: new Date(schedule.dueAt) },
    approval: {
      mode: approvalMode,
      round: approvalRound,
      approvers,
      asksAdmins,
      decisions: decisions.map((each) => ({ ...each, decidedAt: new Date(each.decidedAt) })),
    },
    lanes: laneTitles.map((title, index) => ({
      index,
      title,
      checkpoints: checkpoints
        .filter((each) => each.orderIndex === index)
        .map((each) => toCheckpointView(ctx, raw, owned, each)),
    })),
    may: {
      start: can('start'),
      pause: can('pause'),
      resume: can('resume') && (!above || (above.status === 'active' && isAskedFor)),
      cancel: can('cancel'),
      archive: can('archive') && run.archivedAt === null,
      unarchive: can('unarchive') && run.archivedAt !== null,
      clone: deckPlace.status === 'active' && mayStartDeck(ctx.actor, deckPlace).start,
      decide: isAskedFor && mayDecideRun(ctx.actor, owned, isAsked) && !hasDecided,
    },
  };
}
