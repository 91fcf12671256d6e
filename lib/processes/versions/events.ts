import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

export const deckPublished = defineEvent('deck.published', {
  audited: true,
  shape: z.object({ version: z.number(), sha256: z.string() }),
});

export const versionRestored = defineEvent('deck.version_restored', {
  audited: true,
  shape: z.object({ version: z.number() }),
});
