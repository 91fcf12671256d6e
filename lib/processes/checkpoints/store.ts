import type { Confirmation, RunSubtask } from '@/db/schema/processes/checkpoints';
import type { Ctx } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { prepared, send, type Tx } from '@/lib/platform/core/transact';
import { findViewers } from '@/lib/processes/runs/find-viewers';
import {
  type HeldRun,
  type HeldStep,
  holdRunOfCheckpoint,
  loadRunOfCheckpoint,
} from '@/lib/processes/runs/hold-run';
import { mayViewRun } from '@/lib/processes/runs/may-view-run';

/** The step as it stands once its run is ours alone. Whoever may not see the run is told that there is no such step. */
export async function holdVisibleCheckpoint(
  tx: Tx,
  ctx: Ctx,
  checkpointId: string,
): Promise<{ run: HeldRun; step: HeldStep }> {
  const held = await holdRunOfCheckpoint(tx, ctx, checkpointId);
  if (!mayViewRun(ctx.actor, held.run)) throw new DomainError('not_found', 'There is no such checkpoint.');
  return held;
}

/** The same without the lock, for what is done beside the run. */
export async function findVisibleCheckpoint(
  tx: Tx,
  ctx: Ctx,
  checkpointId: string,
): Promise<{ run: HeldRun; step: HeldStep }> {
  const found = await loadRunOfCheckpoint(tx, ctx, checkpointId);
  if (!mayViewRun(ctx.actor, found.run)) throw new DomainError('not_found', 'There is no such checkpoint.');
  return found;
}

export function ensureRevision(step: HeldStep, seen: number | undefined): void {
  if (seen === undefined || seen === step.revision) return;
  throw new DomainError('conflict', 'The checkpoint has changed since it was shown.', {
    params: { revision: step.revision, status: step.status },
  });
}

export function ensureActive(run: HeldRun, step: HeldStep): void {
  if (run.state.status === 'active' && step.status === 'active') return;
  throw new DomainError(
    'checkpoint_not_active',
    `The checkpoint is ${step.status} in a run that is ${run.state.status}.`,
    {
      params: { status: step.status, runStatus: run.state.status },
    },
  );
}

/** What a run of its own does, nobody does by hand. */
export function ensureByHand(step: HeldStep): void {
  if (step.subDeckId === null) return;
  throw new DomainError('step_is_a_run', 'This step is done by a run of its own.');
}

export function addConfirmation(tx: Tx, checkpointId: string, confirmation: Confirmation): void {
  send(
    tx,
    'add-confirmation',
    'update run_checkpoints set confirmations = confirmations || $2::jsonb, revision = revision + 1 where id = $1',
    [checkpointId, JSON.stringify([confirmation])],
  );
}

/** The revision stays: whoever is filling in the step meanwhile is not disturbed. */
export function writeSubtasks(tx: Tx, checkpointId: string, subtasks: readonly RunSubtask[]): void {
  send(tx, 'write-subtasks', 'update run_checkpoints set subtasks = $2::jsonb where id = $1', [
    checkpointId,
    JSON.stringify(subtasks),
  ]);
}

/** What is still to be done about a step, by title. The run is held, so nobody adds or takes back anything meanwhile. */
export async function findOpenTodos(tx: Tx, checkpointId: string): Promise<string[]> {
  const rows = await prepared<{ title: string }>(
    tx,
    'open-todos',
    'select title from checkpoint_todos where checkpoint_id = $1 and done_at is null order by created_at, id',
    [checkpointId],
  );
  return rows.map(({ title }) => title);
}

/** Todos are plans: there is nothing left to plan once the run has ended. */
export function ensurePlanning(run: HeldRun): void {
  const { status } = run.state;
  if (!['completed', 'rejected', 'cancelled'].includes(status)) return;
  throw new DomainError('invalid_transition', `The run is ${status}; its todos stay as they are.`, {
    params: { status, action: 'todo' },
  });
}

/** Only somebody who may see the run can be given something in it; whether others exist at all is not said. */
export async function ensureCanSee(tx: Tx, runId: string, userId: string | null | undefined): Promise<void> {
  if (!userId) return;
  const viewers = await findViewers(tx, runId, [userId]);
  if (viewers.has(userId)) return;
  const message = 'This person cannot see the run.';
  throw new DomainError('invalid_input', message, {
    problems: [{ pointer: '/assigneeId', code: 'assignee_cannot_see', message }],
  });
}
