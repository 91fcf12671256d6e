import { holds } from '@/lib/platform/access/authorise';
import { type Actor, isPerson } from '@/lib/platform/core/ctx';

type Owned = { departmentId: string | null; startedBy: string; isInvolved: boolean };

/**
 * Starters, assignees and approvers see their run whole, as do leads who were told that a step of it is left lying;
 * others by role and scope; who sees a run sees its parts. Seeing is not acting: each command asks for itself.
 */
export function mayViewRun(actor: Actor, run: Owned & { ancestors?: readonly Owned[] }): boolean {
  if (actor.kind === 'job') return true;
  return [run, ...(run.ancestors ?? [])].some((each) => seesRun(actor, each));
}

function seesRun(actor: Actor, run: Owned): boolean {
  if (!isPerson(actor)) return false;
  const isMine = run.startedBy === actor.id || run.isInvolved;
  return (
    (actor.kind === 'user' && isMine) ||
    holds(actor, 'runs.view', { departmentId: run.departmentId, own: isMine })
  );
}

export function mayControlRun(actor: Actor, run: Owned): boolean {
  return (
    isPerson(actor) &&
    holds(actor, 'runs.control', { departmentId: run.departmentId, own: run.startedBy === actor.id })
  );
}

/** Whoever is asked decides; a token only where acting is among what it was made for. */
export function mayDecideRun(actor: Actor, run: Owned, isAsked: boolean): boolean {
  if (!isPerson(actor) || !isAsked) return false;
  return (
    actor.kind === 'user' || holds(actor, 'checkpoints.act', { departmentId: run.departmentId, own: true })
  );
}
