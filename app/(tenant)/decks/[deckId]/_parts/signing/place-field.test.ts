import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isOnPage, signatureFieldInput } from '@/lib/processes/decks/inputs';

import { moved, newField, resized } from './place-field';

const start = { ...newField('signature', 1, []), label: 'Leitung' };

describe('placing a field', () => {
  it('moves and resizes by parts of the page', () => {
    expect(moved(start, 0.1, -0.05)).toMatchObject({ x: 0.2, y: 0.7 });
    expect(resized(start, 0.05, 0.03)).toMatchObject({ width: 0.4, height: 0.1 });
  });

  it('never leaves what a deck takes, however wildly it is pulled', () => {
    const pull = fc.oneof(fc.double({ noNaN: false }), fc.double({ min: -2, max: 2 }));
    const pulls = fc.array(fc.tuple(fc.boolean(), pull, pull), { maxLength: 20 });
    fc.assert(
      fc.property(pulls, (all) => {
        const field = all.reduce(
          (placed, [isMove, right, down]) => (isMove ? moved : resized)(placed, right, down),
          start,
        );
        expect(signatureFieldInput.safeParse(field).error).toBeUndefined();
        expect(isOnPage(field)).toBe(true);
      }),
    );
  });

  it('puts each new one below the last, and begins at the top when the page is full', () => {
    const fields: ReturnType<typeof newField>[] = [];
    for (let at = 0; at < 8; at += 1) fields.push(newField(`s-${at}`, 1, fields));
    expect(fields.every((field) => isOnPage(field))).toBe(true);
    expect(fields[1]!.y).toBeGreaterThan(fields[0]!.y + fields[0]!.height);
  });
});
