import { authorise } from '@/lib/platform/access/authorise';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';
import type { HeldRun, HeldStep } from '@/lib/processes/runs/hold-run';

import { mayReassign } from './policy';
import { findVisibleCheckpoint, holdVisibleCheckpoint } from './store';

type Held = { run: HeldRun; step: HeldStep };

/** A step for whoever may say who does it, with its run held. */
export async function holdStepToGive(tx: Tx, ctx: Ctx, checkpointId: string): Promise<Held> {
  return mine(ctx, await holdVisibleCheckpoint(tx, ctx, checkpointId));
}

/** The same without the lock. */
export async function findStepToGive(tx: Tx, ctx: Ctx, checkpointId: string): Promise<Held> {
  return mine(ctx, await findVisibleCheckpoint(tx, ctx, checkpointId));
}

function mine(ctx: Ctx, held: Held): Held {
  authorise(mayReassign(ctx.actor, held.run, held.step), 'checkpoints.reassign');
  return held;
}
