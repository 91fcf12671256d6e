import { z } from 'zod';

import { purgeWords } from '@/lib/platform/search/purge-words';
import { defineJob } from '@/workers/runtime/define-job';
import { untilDone } from '@/workers/runtime/until-done';

export const purgeSearchWords = defineJob({
  name: 'platform.purge-search-words',
  payload: z.object({}),
  run: async (ctx) => {
    let after = '';
    await untilDone(async () => {
      const { last, more } = await purgeWords(ctx, { after });
      after = last;
      return { more };
    });
  },
});
