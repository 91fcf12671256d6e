import { command } from '@/lib/platform/core/command';

import { runUnarchived } from './events';
import { runInput } from './inputs';
import { steerRun } from './steer-run';

export const unarchiveRun = command({
  name: 'run.unarchive',
  input: runInput,
  run: (tx, ctx, { runId }) =>
    steerRun(tx, ctx, runId, 'unarchive', runUnarchived, {
      transitions: [],
      entries: [{ type: 'run.unarchived' }],
      run: { archivedAt: null },
    }),
});
