import { createHash } from 'node:crypto';

/** SHA-256 in hex. Enough for tokens of 256 random bits; passwords and PINs need a slow hash instead. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
