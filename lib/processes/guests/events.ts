import { z } from 'zod';

import { defineEvent } from '@/lib/platform/core/define-event';

/** Of the address only a fingerprint, which a known one can be compared with: what is written here stays. */
const facts = {
  runId: z.uuid(),
  title: z.string(),
  guestId: z.uuid(),
  name: z.string(),
  emailSha256: z.string().nullable(),
};

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
export const guestForgotten = defineEvent('guest.forgotten', {
  audited: true,
  shape: z.object({ runId: z.uuid(), guestId: z.uuid(), name: z.string() }),
});
