import type { z } from 'zod';

import type { RunStatus } from '@/db/schema/processes/runs';
import { authorise } from '@/lib/platform/access/authorise';
import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { EventKind } from '@/lib/platform/core/define-event';
import { DomainError } from '@/lib/platform/core/domain-error';
import type { Tx } from '@/lib/platform/core/transact';
import { isAllowed, type RunAction } from '@/lib/processes/engine/lifecycle';

import { applyTransitions, type Decision } from './apply-transitions';
import { type HeldRun, holdRun, loadHeldRun } from './hold-run';
import { mayControlRun, mayViewRun } from './may-view-run';

export type SteeredRun = { id: string; number: string; status: string };

type ControlEvent = EventKind<
  string,
  z.ZodObject<{ number: z.ZodString; reason: z.ZodOptional<z.ZodNullable<z.ZodString>> }>
>;

/** What every control button of a run has in common: hold it, ask for permission and state, decide, leave a trail. */
export async function steerRun(
  tx: Tx,
  ctx: Ctx,
  runId: string,
  action: RunAction,
  event: ControlEvent,
  decision: Decision,
): Promise<SteeredRun> {
  const held = await holdRun(tx, ctx, runId);
  if (!mayViewRun(ctx.actor, held)) throw new DomainError('not_found', 'There is no such run.');
  authorise(mayControlRun(ctx.actor, held), 'runs.control');
  ensureAllowed(held, action);
  if (action === 'resume') await ensureWholeActive(tx, ctx, held);

  const state = await applyTransitions(tx, ctx, held, decision);
  record(tx, ctx, event, { type: 'run', id: held.id }, { number: held.number, reason: decision.run?.reason });
  return { id: held.id, number: held.number, status: state.status };
}

/** A part never begins to run while the whole stands still: what it decides would have nowhere to go. */
export function ensureWholeActive(tx: Tx, ctx: Ctx, held: Pick<HeldRun, 'parent'>): Promise<void> {
  return ensureAbove(tx, ctx, held, ['active']);
}

/** Nor is it decided while its step waits for its turn: nobody asks for the answer yet. */
export function ensureAskedFor(tx: Tx, ctx: Ctx, held: Pick<HeldRun, 'parent'>): Promise<void> {
  return ensureAbove(tx, ctx, held, ['active', 'paused']);
}

async function ensureAbove(
  tx: Tx,
  ctx: Ctx,
  { parent: above }: Pick<HeldRun, 'parent'>,
  allowed: readonly RunStatus[],
): Promise<void> {
  if (!above) return;
  const parent = await loadHeldRun(tx, ctx, above.runId);
  const isAsked = parent.steps.some(({ id, status }) => id === above.checkpointId && status === 'active');
  if (isAsked && allowed.includes(parent.state.status)) return;
  throw new DomainError('parent_not_active', 'The run above does not wait for this one now.', {
    params: { number: parent.number, status: parent.state.status },
  });
}

export function ensureAllowed(held: Pick<HeldRun, 'state' | 'archivedAt'>, action: RunAction): void {
  const isThereAlready =
    action === 'archive' ? held.archivedAt !== null : action === 'unarchive' && held.archivedAt === null;
  if (isAllowed(action, held.state.status) && !isThereAlready) return;
  throw new DomainError(
    'invalid_transition',
    `The run is ${held.state.status}; it cannot be told to ${action} now.`,
    {
      params: { status: held.state.status, action },
    },
  );
}
