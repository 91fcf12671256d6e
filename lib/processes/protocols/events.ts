import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

/** A copy of a run leaves the product: that is an export, and audited. */
export const protocolRequested = defineEvent('protocol.requested', {
  audited: true,
  posted: true,
  shape: z.object({ runId: z.uuid(), protocolId: z.uuid(), locale: z.string() }),
});

/** With the hash of the PDF, so that a printed or forwarded copy can be recognised. */
export const protocolFinished = defineEvent('protocol.finished', {
  audited: true,
  shape: z.object({
    runId: z.uuid(),
    protocolId: z.uuid(),
    sha256: z.string(),
    pages: z.number().int(),
  }),
});
