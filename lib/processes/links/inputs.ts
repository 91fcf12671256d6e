import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

export const linkLimits = { pinMin: 8, pinMax: 32, days: 30, mostDays: 365 } as const;

const pin = line(linkLimits.pinMax).refine((value) => value.length >= linkLimits.pinMin, {
  error: `at least ${linkLimits.pinMin} characters`,
});

const token = line(200);

export const createLinkInput = z.strictObject({
  runId: z.uuid(),
  expiresInDays: z.int().min(1).max(linkLimits.mostDays).default(linkLimits.days),
  pin: pin.nullish(),
});

export const revokeLinkInput = z.strictObject({ linkId: z.uuid() });

export const listLinksInput = z.strictObject({ runId: z.uuid() });

/** `pass` is what entering the PIN has given. */
export const openLinkInput = z.strictObject({ token, pass: line(300).nullish() });

export const enterPinInput = z.strictObject({ token, pin: line(200) });
