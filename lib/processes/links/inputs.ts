import { z } from 'zod';

import { line } from '@/lib/platform/core/text';

export const linkLimits = { pinMin: 8, pinMax: 32, days: 30, mostDays: 365, livePerRun: 20 } as const;

export const linkPin = line(linkLimits.pinMax).refine((value) => value.length >= linkLimits.pinMin, {
  error: `at least ${linkLimits.pinMin} characters`,
});

export const linkToken = line(200);

export const createLinkInput = z.strictObject({
  runId: z.uuid(),
  expiresInDays: z.int().min(1).max(linkLimits.mostDays).default(linkLimits.days),
  pin: linkPin.nullish(),
});

export const revokeLinkInput = z.strictObject({ linkId: z.uuid() });

export const listLinksInput = z.strictObject({ runId: z.uuid() });

/** `pass` is what entering the PIN has given. */
export const openLinkInput = z.strictObject({ token: linkToken, pass: line(300).nullish() });

export const enterPinInput = z.strictObject({ token: linkToken, pin: line(200) });
