import { command } from '@/lib/platform/core/command';

import { runArchived } from './events';
import { runInput } from './inputs';
import { steerRun } from './steer-run';

export const archiveRun = command({
  name: 'run.archive',
  input: runInput,
  run: (tx, ctx, { runId }) =>
    steerRun(tx, ctx, runId, 'archive', runArchived, {
      transitions: [],
      entries: [{ type: 'run.archived' }],
      run: { archivedAt: ctx.now },
    }),
});
