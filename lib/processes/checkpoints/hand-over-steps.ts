import { record } from '@/lib/platform/audit/record';
import { type Ctx, personOf } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, send, type Tx } from '@/lib/platform/core/transact';
import { applyTransitions } from '@/lib/processes/runs/apply-transitions';
import { confirmSigned } from '@/lib/processes/runs/confirm-signed';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';
import { inboxOf } from '@/lib/processes/runs/name-pages';

import { checkpointReassigned } from './events';

/** A step whose people have been written anew: who has it now, who is new, and who no longer has it. */
export type HandedOver = { step: HeldStep; userIds: string[]; added: string[]; removed: string[] };

/** What follows from new people: the timeline, the messages, and a step that is complete when only signers are left. */
export async function handOverSteps(
  tx: Tx,
  ctx: Ctx,
  run: HeldRun,
  changes: readonly HandedOver[],
): Promise<void> {
  closeGuests(tx, ctx, changes);
  const steps = changes.map(({ step, userIds }) => ({ ...step, assigneeIds: userIds }));
  await applyTransitions(tx, ctx, run, {
    // While the run stands still, nothing is completed: that is seen to when it goes on.
    ...confirmSigned(run.state.status === 'active' ? steps : []),
    entries: changes.map(({ step, added, removed }) => ({
      type: 'checkpoint.reassigned',
      checkpointId: step.id,
      data: { added, removed },
    })),
  });
  for (const { step, added, removed } of changes) {
    const by = personOf(ctx.actor);
    const facts = { runId: run.id, checkpointId: step.id, title: step.title, added, removed, by };
    const inboxes = [...added, ...removed].map(inboxOf);
    record(tx, ctx, checkpointReassigned, { type: 'checkpoint', id: step.id }, facts, inboxes);
  }
}

/** Who the step was lent to from outside no longer has it either. */
function closeGuests(tx: Tx, ctx: Ctx, changes: readonly HandedOver[]): void {
  send(
    tx,
    'close-guests',
    `update guest_invitations set revoked_at = $2
     where checkpoint_id = any($1::uuid[]) and used_at is null and revoked_at is null`,
    [changes.map(({ step }) => step.id), ctx.now],
  );
}

/** Only active people are given anything. `pointerOf` says where in the input each of them stands. */
export async function ensureActivePeople(
  tx: Tx,
  userIds: string[],
  pointerOf: (index: number) => string,
): Promise<void> {
  const rows = await prepared<{ id: string }>(
    tx,
    'active-people',
    `select id from users where id = any($1::uuid[]) and status = 'active'`,
    [userIds],
  );
  const found = new Set(rows.map((row) => row.id));
  const problems = userIds.flatMap((id, index) =>
    found.has(id)
      ? []
      : [{ pointer: pointerOf(index), code: 'person_unknown', message: 'No active person has this id.' }],
  );
  if (problems.length > 0)
    throw new DomainError('invalid_input', 'Not everybody named can take the step.', { problems });
}
