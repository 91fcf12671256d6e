import { record } from '@/lib/platform/audit/record';
import type { Ctx } from '@/lib/platform/core/ctx';
import type { Tx } from '@/lib/platform/core/transact';

import { runArchived, runUnarchived } from './events';
import { loadHeldRun } from './hold-run';
import { type SteeredRun, steerRun } from './steer-run';
import { findPartsToFile } from './store';
import { writeTransitions } from './write-transitions';

const filings = {
  archive: { event: runArchived, entry: 'run.archived' },
  unarchive: { event: runUnarchived, entry: 'run.unarchived' },
} as const;

/** Puts a run with everything below it into the archive, or takes all of it out: whoever looks for one finds the other. */
export async function archiveTree(
  tx: Tx,
  ctx: Ctx,
  runId: string,
  action: keyof typeof filings,
): Promise<SteeredRun> {
  const { event, entry } = filings[action];
  const archivedAt = action === 'archive' ? ctx.now : null;
  const steered = await steerRun(tx, ctx, runId, action, event, {
    transitions: [],
    entries: [{ type: entry }],
    run: { archivedAt },
  });

  for (const { id } of await findPartsToFile(tx, runId, action)) {
    const part = await loadHeldRun(tx, ctx, id);
    await writeTransitions(tx, ctx, part, {
      transitions: [],
      entries: [{ type: entry, data: { parent: steered.number } }],
      run: { archivedAt },
    });
    record(tx, ctx, event, { type: 'run', id }, { number: part.number, reason: steered.number });
  }
  return steered;
}
