import { z } from 'zod';

import { makeSignedCopy } from '@/lib/processes/signatures/make-signed-copy';
import { defineJob } from '@/workers/runtime/define-job';

/** Somebody signed a file: a copy of it that shows so. */
export const makeSignedCopyJob = defineJob({
  name: 'processes.make-signed-copy',
  payload: z.object({ versionId: z.uuid() }),
  attempts: 4,
  transaction: 'own',
  run: (ctx, { versionId }) => makeSignedCopy(ctx, { versionId }),
});
