import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { newId } from '@/lib/platform/core/ids';

import { type Signing, sha256Of, writeStatement } from './statement';

const id = fc.constant(null).map(() => newId());
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

const signings: fc.Arbitrary<Signing> = fc.record({
  id,
  tenantId: id,
  run: fc.record({ id, number: text }),
  checkpoint: fc.record({ id, title: text }),
  file: fc.record({
    id,
    versionId: id,
    version: fc.integer({ min: 1 }),
    name: text,
    sha256: text.map(sha256Of),
  }),
  field: fc.record({
    key: text,
    label: text,
    page: fc.integer({ min: 1, max: 2000 }),
    x: fraction,
    y: fraction,
    width: fraction,
    height: fraction,
  }),
  signer: fc.record({ id, name: text }),
  mark: fc.oneof(
    fc.record({ kind: fc.constant('typed' as const), name: text }),
    fc.record({ kind: fc.constant('drawn' as const), strokes: fc.array(fc.array(fc.nat(3000))) }),
  ),
  signedAt: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
});

/** The same facts with their members the other way round, as they may come back from a database. */
function turned(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
}

describe('a statement', () => {
  it('is the same bytes for the same facts, and says them', () => {
    fc.assert(
      fc.property(signings, (signing) => {
        const statement = writeStatement(signing);
        expect(writeStatement(turned(structuredClone(signing)) as Signing)).toEqual(statement);
        expect(statement.sha256).toBe(sha256Of(statement.text));
        const said = JSON.parse(statement.text);
        expect(said.file).toEqual(signing.file);
        expect(said.signer).toEqual(signing.signer);
        expect(said.signedAt).toBe(signing.signedAt.toISOString());
      }),
    );
  });

  it('is another one as soon as one fact is another', () => {
    fc.assert(
      fc.property(signings, (signing) => {
        const { sha256 } = writeStatement(signing);
        const other = (more: Partial<Signing>) => writeStatement({ ...signing, ...more }).sha256;
        expect(other({ tenantId: newId() })).not.toBe(sha256);
        expect(other({ file: { ...signing.file, sha256: 'f'.repeat(64) } })).not.toBe(sha256);
        expect(other({ signer: { ...signing.signer, name: `${signing.signer.name}.` } })).not.toBe(sha256);
        expect(other({ mark: { kind: 'typed', name: 'x'.repeat(41) } })).not.toBe(sha256);
        expect(other({ signedAt: new Date(signing.signedAt.getTime() + 1) })).not.toBe(sha256);
      }),
    );
  });
});
