import { z } from 'zod';

import { sendMail } from '@/lib/platform/notifications/send-mail';
import { defineJob } from '@/workers/runtime/define-job';

/** Ten tries with growing pauses ride out a mail server that is away for most of an hour. */
export const sendMailJob = defineJob({
  name: 'platform.send-mail',
  payload: z.object({ mailId: z.uuid() }),
  attempts: 11,
  transaction: 'own',
  run: (ctx, { mailId }, { isLastAttempt }) => sendMail(ctx, { mailId, isLastAttempt }),
});
