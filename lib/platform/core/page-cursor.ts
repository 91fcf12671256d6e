import { z } from 'zod';

import { DomainError } from './domain-error';

/** What every list takes: how many at most, and where the page before ended. */
export const pageInput = z.strictObject({
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).nullish(),
});

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** A cursor is the key of the last row shown. Opaque to callers, so that the key may change. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The key a cursor holds, or null without one. Anything else than a cursor of ours is refused. */
export function decodeCursor(
  cursor: string | null | undefined,
  shape: readonly CursorPart[],
): string[] | null {
  if (!cursor) return null;
  const parts = parse(cursor);
  if (
    Array.isArray(parts) &&
    parts.length === shape.length &&
    parts.every((part, at) => fits(part, shape[at]!))
  ) {
    return parts;
  }
  throw new DomainError('invalid_input', 'This is not a cursor of this list.', {
    problems: [
      { pointer: '/cursor', code: 'cursor_invalid', message: 'Take the cursor from the page before.' },
    ],
  });
}

export type CursorPart = 'text' | 'time' | 'uuid' | 'number';

const patterns: Record<CursorPart, RegExp> = {
  text: /^[^\0]{0,400}$/s,
  time: /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d(:?\d\d)?|Z)$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{1,9}$/,
};

function fits(part: unknown, kind: CursorPart): part is string {
  if (typeof part !== 'string' || !patterns[kind].test(part)) return false;
  return kind !== 'time' || !Number.isNaN(Date.parse(part.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
