import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** OWASP's floor for PBKDF2 with SHA-256. The string carries its own parameters. */
const ROUNDS = 600_000;
const BYTES = 32;

export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin.normalize('NFKC'), salt, ROUNDS, BYTES, 'sha256');
  return `pbkdf2-sha256$${ROUNDS}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** False for any string that is no hash of ours, too. */
export async function verifyPin(stored: string, pin: string): Promise<boolean> {
  const found = /^pbkdf2-sha256\$(\d{6,8})\$([\w-]{22})\$([\w-]{43})$/.exec(stored);
  if (!found) return false;
  const [, rounds, salt, key] = found;
  const given = await derive(
    pin.normalize('NFKC'),
    Buffer.from(salt!, 'base64url'),
    Number(rounds),
    BYTES,
    'sha256',
  );
  return timingSafeEqual(given, Buffer.from(key!, 'base64url'));
}
