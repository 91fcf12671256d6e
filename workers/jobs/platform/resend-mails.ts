import { z } from 'zod';

import { resendMails } from '@/lib/platform/notifications/resend-mails';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const resendMailsJob = defineJob({
  name: 'platform.resend-mails',
  payload: z.object({}),
  run: (ctx) => untilDone(() => resendMails(ctx, {})),
});
