import { command } from '@/lib/platform/core/command';

import { runResumed } from './events';
import { runInput } from './inputs';
import { steerRun } from './steer-run';

export const resumeRun = command({
  name: 'run.resume',
  input: runInput,
  run: (tx, ctx, { runId }) =>
    steerRun(tx, ctx, runId, 'resume', runResumed, { transitions: [{ type: 'run.resumed' }] }),
});
