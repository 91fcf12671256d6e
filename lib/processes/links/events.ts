import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const facts = z.object({ linkId: z.uuid() });

// The run is the subject: its trail tells who could look at it, and when.
export const linkCreated = defineEvent('link.created', {
  audited: true,
  shape: facts.extend({ expiresAt: z.string(), hasPin: z.boolean() }),
});
export const linkRevoked = defineEvent('link.revoked', { audited: true, shape: facts });
/** At most once an hour and link: what strangers can do at will must not fill the log. */
export const linkOpened = defineEvent('link.opened', { audited: true, shape: facts });
export const linkUnlocked = defineEvent('link.unlocked', { audited: true, shape: facts });
export const linkRefused = defineEvent('link.refused', {
  audited: true,
  shape: facts.extend({ tries: z.number().int() }),
});
