import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

const facts = { runId: z.uuid(), title: z.string(), guestId: z.uuid(), name: z.string(), email: z.string() };

// The checkpoint is the subject: its trail tells who outside was asked, and who answered.
export const guestInvited = defineEvent('guest.invited', {
  audited: true,
  shape: z.object({ ...facts, expiresAt: z.string(), hasPin: z.boolean() }),
});
export const guestRevoked = defineEvent('guest.revoked', { audited: true, shape: z.object(facts) });
export const guestUnlocked = defineEvent('guest.unlocked', { audited: true, shape: z.object(facts) });
export const guestRefused = defineEvent('guest.refused', {
  audited: true,
  shape: z.object({ ...facts, tries: z.number().int() }),
});
/** Beside the decision itself, which tells only that a link has taken it. */
export const guestAnswered = defineEvent('guest.answered', {
  audited: true,
  shape: z.object({ ...facts, value: z.string() }),
});
