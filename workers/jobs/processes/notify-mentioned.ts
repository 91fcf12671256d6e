import { z } from 'zod';

import { deliverNotice } from '@/lib/platform/notifications/deliver-notice';
import { getCommentNotice } from '@/lib/processes/checkpoints/get-talk-notice';
import { defineJob } from '@/workers/runtime/define-job';

/** Tells those a comment names. Once each: a name that was there before the comment was changed is not told again. */
export const notifyMentioned = defineJob({
  name: 'processes.notify-mentioned',
  payload: z.object({ commentId: z.uuid() }),
  run: async (ctx, { commentId }) => {
    const comment = await getCommentNotice(ctx, { commentId });
    if (!comment) return;

    const { runId, checkpointId, runTitle, runNumber, stepTitle, authorName, userIds } = comment;
    for (const userId of userIds) {
      await deliverNotice(ctx, {
        userId,
        cause: `mentioned.${commentId}`,
        path: `/runs/${runId}?step=${checkpointId}#comments`,
        data: { kind: 'mentioned', runTitle, runNumber, stepTitle, by: authorName },
      });
    }
  },
});
