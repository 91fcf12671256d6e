import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getTodoNotice } from '@/lib/processes/checkpoints/get-talk-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Somebody was given a todo; whoever it has been passed on from meanwhile need not hear of it. */
export const notifyTodo = defineJob({
  name: 'processes.notify-todo',
  payload: z.object({ todoId: z.uuid(), userId: z.uuid() }),
  run: async (ctx, { todoId, userId }, { eventId }) => {
    const todo = await getTodoNotice(ctx, { todoId });
    if (todo?.assigneeId !== userId) return;

    const { runId, checkpointId, runTitle, runNumber, stepTitle, todoTitle, dueOn } = todo;
    await deliverNotice(ctx, {
      userId,
      cause: `todo.${eventId}`,
      path: `/runs/${runId}?step=${checkpointId}#todos`,
      data: { kind: 'todo', runTitle, runNumber, stepTitle, todoTitle, dueOn: dueOn ?? undefined },
    });
  },
});
