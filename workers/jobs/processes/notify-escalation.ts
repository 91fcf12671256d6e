import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { rungs } from '@/lib/processes/engine/escalation';
import { getStepNotice, type StepNotice } from '@/lib/processes/runs/get-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** A rung of the ladder was climbed: its people hear of it, unless the step has moved on meanwhile. */
export const notifyEscalation = defineJob({
  name: 'processes.notify-escalation',
  payload: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    activation: z.number().int(),
    rung: z.number().int(),
    dueAt: z.iso.datetime(),
    lateSeconds: z.number().int(),
  }),
  run: async (ctx, { runId, checkpointId, activation, rung, dueAt, lateSeconds }) => {
    const step = await getStepNotice(ctx, { checkpointId });
    if (step.status !== 'active' || step.activation !== activation) return;

    const about = {
      runTitle: step.runTitle,
      runNumber: step.runNumber,
      stepTitle: step.checkpointTitle,
      dueAt,
      lateMinutes: Math.floor(lateSeconds / 60),
    };
    for (const userId of hearersOf(step, rung)) {
      await deliverNotice(ctx, {
        userId,
        cause: `escalation.${checkpointId}.${activation}.${rung}`,
        path: `/runs/${runId}?step=${checkpointId}`,
        data:
          rung >= rungs.leads
            ? { kind: 'escalated', ...about, names: step.assigneeNames.join(', ').slice(0, 500) }
            : { kind: rung === rungs.warning ? 'due_soon' : 'overdue', ...about },
      });
    }
  },
});

function hearersOf(step: StepNotice, rung: number): string[] {
  if (rung <= rungs.overdue) return step.assigneeIds;
  const others = rung === rungs.leads ? [...step.leadIds, step.starterId] : step.adminIds;
  // Who has the step has heard of it twice already.
  return [...new Set(others)].filter((id) => !step.assigneeIds.includes(id));
}
