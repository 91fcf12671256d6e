import { holds } from '@/lib/platform/access/authorise';
import type { Actor } from '@/lib/platform/core/ctx';

/** Whoever may act on the step, in person: a token has no hand. */
export function maySign(
  actor: Actor,
  run: { departmentId: string | null },
  step: { isMine: boolean },
): boolean {
  if (actor.kind !== 'user') return false;
  return step.isMine || holds(actor, 'checkpoints.act', { departmentId: run.departmentId, own: false });
}
