import { command } from '@/lib/platform/core/command';

import { runCancelled } from './events';
import { cancelRunInput } from './inputs';
import { steerRun } from './steer-run';

export const cancelRun = command({
  name: 'run.cancel',
  input: cancelRunInput,
  run: (tx, ctx, { runId, reason }) =>
    steerRun(tx, ctx, runId, 'cancel', runCancelled, {
      transitions: [{ type: 'run.cancelled' }],
      run: { reason },
      eventData: () => ({ reason }),
    }),
});
