import type { z } from 'zod';

/**
 * Something that can be said to have happened. `audited` events matter for security and enter the hash chain;
 * `posted` ones have consequences outside the transaction and go through the outbox.
 */
export type EventKind<Name extends string, Shape extends z.ZodType> = {
  name: Name;
  audited: boolean;
  posted: boolean;
  shape: Shape;
};

export function defineEvent<Name extends string, Shape extends z.ZodType>(
  name: Name,
  options: { audited?: true; posted?: true; shape: Shape },
): EventKind<Name, Shape> {
  return { name, audited: options.audited ?? false, posted: options.posted ?? false, shape: options.shape };
}
