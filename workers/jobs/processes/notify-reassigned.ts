import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getStepNotice, type StepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Tells the new ones that a step is with them now, and the old ones that it no longer is; not whoever passed it on. */
export const notifyReassigned = defineJob({
  name: 'processes.notify-reassigned',
  payload: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    added: z.array(z.uuid()),
    removed: z.array(z.uuid()),
    by: z.uuid().nullish(),
  }),
  run: async (ctx, { runId, checkpointId, added, removed, by }, { eventId }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    const titles = { runTitle: step.runTitle, runNumber: step.runNumber, stepTitle: step.checkpointTitle };
    const told = { cause: `reassigned.${eventId}`, path: `/runs/${runId}?step=${checkpointId}` };

    // Only those for whom it is still true: it may have been passed on again.
    const isTheirs = (id: string) => step.assigneeIds.includes(id);
    for (const userId of added.filter((id) => id !== by && isTheirs(id) && isLeftToDo(step))) {
      const data =
        step.status === 'active'
          ? { kind: 'step' as const, ...titles, dueAt: step.dueAt?.toISOString() }
          : { kind: 'given' as const, ...titles };
      await deliverNotice(ctx, { ...told, userId, data });
    }
    for (const userId of removed.filter((id) => id !== by && !isTheirs(id))) {
      await deliverNotice(ctx, { ...told, userId, data: { kind: 'withdrawn', ...titles } });
    }
  },
});

function isLeftToDo({ status }: StepNotice): boolean {
  return status !== 'completed' && status !== 'skipped';
}
