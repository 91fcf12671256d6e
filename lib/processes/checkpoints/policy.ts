import { holds } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';
import type { HeldStep } from '@/lib/processes/runs/hold-run';

type RunOf = { departmentId: string | null; startedBy: string };

/** An assignee does the own step; others need the permission in a scope that covers the run. */
export function mayAct(actor: Actor, run: RunOf, step: { isMine: boolean }): boolean {
  if (!isPerson(actor)) return false;
  if (actor.kind === 'user' && step.isMine) return true;
  return holds(actor, 'checkpoints.act', { departmentId: run.departmentId, own: step.isMine });
}

/** Where everybody has to sign, nobody signs for somebody else: it is handed over instead. */
export function mayConfirm(
  actor: Actor,
  run: RunOf,
  step: { isMine: boolean; assigneeMode: 'any' | 'all' },
): boolean {
  return mayAct(actor, run, step) && (step.assigneeMode === 'any' || step.isMine);
}

type Reopened = Pick<HeldStep, 'isMine' | 'status' | 'decidedBy' | 'confirmations'> & {
  /** Whether somebody has gone on from it. */
  isBuiltUpon: boolean;
};

/**
 * Taking a decision back: whoever took it, until somebody has gone on from it, or who controls the run. What waits
 * rejected is taken up again by whoever has it now; what was skipped, nobody has decided.
 */
export function mayReopen(actor: Actor, run: RunOf, step: Reopened): boolean {
  if (mayControl(actor, run)) return true;
  if (!isPerson(actor) || step.isBuiltUpon) return false;
  if (step.status !== 'completed' && step.status !== 'skipped') return mayAct(actor, run, step);
  const deciders = [step.decidedBy, ...step.confirmations.map(({ userId }) => userId)];
  return deciders.includes(actor.id) && mayAct(actor, run, { isMine: true });
}

export function mayReassign(actor: Actor, run: RunOf, step: { isMine: boolean }): boolean {
  return (
    isPerson(actor) &&
    holds(actor, 'checkpoints.reassign', {
      departmentId: run.departmentId,
      own: step.isMine || run.startedBy === actor.id,
    })
  );
}

/** Who takes part in a run, or acts in it for others, also talks and plans there. Reading alone is not enough. */
export function mayContribute(actor: Actor, run: RunOf & { isInvolved: boolean }): boolean {
  if (!isPerson(actor)) return false;
  const isMine = run.isInvolved || run.startedBy === actor.id;
  if (actor.kind === 'user' && isMine) return true;
  return holds(actor, 'checkpoints.act', { departmentId: run.departmentId, own: isMine });
}

type TalkOf = RunOf & { isInvolved: boolean; administersDeck: boolean };

export function mayEditComment(actor: Actor, talk: TalkOf, authorId: string): boolean {
  return isPerson(actor) && actor.id === authorId && mayContribute(actor, talk);
}

/** One's own, or anybody's for whoever looks after the deck or the whole company. */
export function mayDeleteComment(actor: Actor, talk: TalkOf, authorId: string): boolean {
  if (!isPerson(actor)) return false;
  return mayEditComment(actor, talk, authorId) || actor.access.grants['*'] === 'all' || talk.administersDeck;
}

/** Whoever it was given to ticks it, even without a part in the run otherwise. */
export function mayTickTodo(
  actor: Actor,
  run: RunOf & { isInvolved: boolean },
  todo: { assigneeId: string | null },
): boolean {
  if (!isPerson(actor)) return false;
  return mayContribute(actor, run) || (actor.kind === 'user' && actor.id === todo.assigneeId);
}

function mayControl(actor: Actor, run: RunOf): boolean {
  return (
    isPerson(actor) &&
    holds(actor, 'runs.control', { departmentId: run.departmentId, own: run.startedBy === actor.id })
  );
}

/** Whoever works on the step, and whoever started or controls the run. */
export function mayAddFile(actor: Actor, run: RunOf, step: { isMine: boolean }): boolean {
  if (mayAct(actor, run, step) || mayControl(actor, run)) return true;
  return actor.kind === 'user' && run.startedBy === actor.id;
}

/** A file is replaced or taken away by whoever brought it, or by whoever works on the step. */
export function mayChangeFile(
  actor: Actor,
  run: RunOf,
  step: { isMine: boolean },
  file: { addedBy: string | null },
): boolean {
  return (
    mayAct(actor, run, step) || (isPerson(actor) && file.addedBy === actor.id && mayAddFile(actor, run, step))
  );
}
