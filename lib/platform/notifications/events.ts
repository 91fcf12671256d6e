import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const mailQueued = defineEvent('mail.queued', { posted: true, shape: z.object({ mailId: z.uuid() }) });
export const mailRetried = defineEvent('mail.retried', {
  audited: true,
  shape: z.object({ kind: z.string() }),
});
