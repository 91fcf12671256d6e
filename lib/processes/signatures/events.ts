import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const fileSigned = defineEvent('checkpoint.file_signed', {
  audited: true,
  posted: true,
  shape: z.object({
    runId: z.uuid(),
    checkpointId: z.uuid(),
    title: z.string(),
    file: z.string(),
    versionId: z.uuid(),
    version: z.number(),
    fileSha256: z.string(),
    field: z.string(),
    statementSha256: z.string(),
  }),
});
