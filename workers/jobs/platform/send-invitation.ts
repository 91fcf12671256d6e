import { z } from 'zod';

import { deliverInvitation } from '@/lib/platform/notifications/deliver-invitation';
import { defineJob } from '@/workers/runtime/define-job';

export const sendInvitation = defineJob({
  name: 'platform.send-invitation',
  payload: z.object({ invitationId: z.uuid() }),
  run: (ctx, { invitationId }) => deliverInvitation(ctx, { invitationId }),
});
