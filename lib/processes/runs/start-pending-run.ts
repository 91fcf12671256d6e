import { command } from '@/lib/platform/core/command';

import { runStarted } from './events';
import { runInput } from './inputs';
import { steerRun } from './steer-run';

export const startPendingRun = command({
  name: 'run.start_pending',
  input: runInput,
  run: (tx, ctx, { runId }) =>
    steerRun(tx, ctx, runId, 'start', runStarted, {
      transitions: [{ type: 'run.started' }],
      run: { startedAt: ctx.now },
    }),
});
