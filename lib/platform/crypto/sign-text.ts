import { createHmac, timingSafeEqual } from 'node:crypto';

import { env } from '@/lib/platform/core/env';

/** A seal only this installation can make. `purpose` keeps seals apart that were made for different things. */
export function signText(purpose: string, text: string): string {
  return createHmac('sha256', env().APP_SECRET).update(`seal ${purpose}\n${text}`).digest('base64url');
}

export function isSignedText(purpose: string, text: string, seal: string): boolean {
  const [given, right] = [Buffer.from(seal), Buffer.from(signText(purpose, text))];
  return given.length === right.length && timingSafeEqual(given, right);
}
