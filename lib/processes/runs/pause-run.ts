import { command } from '@/lib/platform/core/command';

import { runPaused } from './events';
import { runInput } from './inputs';
import { steerRun } from './steer-run';

export const pauseRun = command({
  name: 'run.pause',
  input: runInput,
  run: (tx, ctx, { runId }) =>
    steerRun(tx, ctx, runId, 'pause', runPaused, { transitions: [{ type: 'run.paused' }] }),
});
