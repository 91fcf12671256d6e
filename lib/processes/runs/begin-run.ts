import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { applyTransitions, type TimelineEntry } from './apply-transitions';
import { createRun, type NewRun } from './create-run';
import { runCreated, runStarted } from './events';
import { holdRun } from './hold-run';

export type StartedRun = { id: string; number: string; status: string };

/** A run that waits for somebody to start it. */
export async function makeRun(tx: Tx, ctx: Ctx, run: NewRun): Promise<StartedRun> {
  const made = await createRun(tx, ctx, run);
  record(
    tx,
    ctx,
    runCreated,
    { type: 'run', id: made.id },
    { ...made, deckId: run.deck.id, version: run.deck.version.number },
  );
  return { id: made.id, number: made.number, status: 'pending' };
}

/** A run that begins at once, for whoever was allowed to ask for it. */
export async function beginRun(
  tx: Tx,
  ctx: Ctx,
  run: NewRun,
  entries: TimelineEntry[] = [],
): Promise<StartedRun> {
  const { id, number } = await makeRun(tx, ctx, run);
  const held = await holdRun(tx, ctx, id);
  const state = await applyTransitions(tx, ctx, held, {
    transitions: [{ type: 'run.started' }],
    run: { startedAt: ctx.now },
    entries,
  });
  record(tx, ctx, runStarted, { type: 'run', id }, { number });
  return { id, number, status: state.status };
}
