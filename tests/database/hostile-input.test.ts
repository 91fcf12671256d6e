import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Ctx, Person } from '@/lib/platform/core/ctx';
import { DomainError } from '@/lib/platform/core/domain-error';
import { newId } from '@/lib/platform/core/ids';
import { createTenant, type TestTenant } from '@/tests/factories/tenant';

import { type AnyCommand, everyCommand, sampleInput } from './every-command';

const RUNS = Number(process.env.HOSTILE_RUNS ?? 40);

let tenant: TestTenant;
let admin: Ctx & { actor: Person };

beforeAll(async () => {
  tenant = await createTenant();
  admin = await tenant.person('admin');
});

// Each is wrong for some place, and perfectly fine for another.
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202eevil\u202c',
    '👩‍👩‍👧‍👦'.repeat(100),
    'x'.repeat(100_000),
    "'; drop table runs; --",
    '../../etc/passwd',
    '00000000-0000-0000-0000-000000000000',
    'not-a-uuid',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0,
    1.5,
    Number.MAX_SAFE_INTEGER,
    2 ** 31,
    1e308,
    true,
    10n,
    Symbol('hostile'),
    () => 'a function',
    new Date(Number.NaN),
    new Map([['a', 1]]),
    [],
    {},
    Array.from({ length: 10_000 }, () => 'x'),
    JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}'),
    { length: 5 },
    { toString: null, valueOf: null },
    nested(5000),
  ),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  fc.string({ unit: 'binary' }),
);

describe('whatever is passed to', async () => {
  for (const command of await everyCommand()) {
    it(`${command.spec.name} is taken or refused in the domain's own words`, async () => {
      const ids = new Proxy({}, { get: () => newId() }) as Record<string, string>;
      const good = sampleInput(command, ids);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...placesOf(good)), hostile, async (place, value) => {
          await attempt(command, replaced(good, place, value));
        }),
        { numRuns: RUNS, seed: 20_260_101 },
      );
    });
  }
});

async function attempt(command: AnyCommand, input: unknown): Promise<void> {
  for (const ctx of [admin, tenant.job]) {
    const outcome = await command(ctx, input).catch((error: unknown) => error);
    if (!(outcome instanceof Error)) continue;
    if (!(outcome instanceof DomainError)) throw outcome;
    expect(outcome.code).not.toBe('internal');
  }
}

type Place = readonly (string | number)[];

/** Every place of a value, the whole of it first. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]))];
}

function replaced(value: unknown, [first, ...rest]: Place, by: unknown): unknown {
  if (first === undefined) return by;
  const part = replaced((value as Record<string, unknown>)[first], rest, by);
  return Array.isArray(value) ? value.with(Number(first), part) : { ...(value as object), [first]: part };
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { all: value };
  return value;
}
