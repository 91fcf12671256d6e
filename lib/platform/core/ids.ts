import { randomBytes } from 'node:crypto';

/** A version 7 UUID (RFC 9562): 48 bits of milliseconds, then random. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret that is shown once: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
