import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pad } from '../inputs';
import { boxOf, displayOf, type Matrix, strokesIn } from './place-mark';

const box = { x: 10, y: 20, width: 600, height: 800 };
const through = ([a, b, c, d, e, f]: Matrix, x: number, y: number) => [a * x + c * y + e, b * x + d * y + f];

describe('a page as it is shown', () => {
  it.each([
    // Where the corner the reader sees at the lower left lies in the file, and the one at the upper right.
    [0, [10, 20], [610, 820]],
    [90, [610, 20], [10, 820]],
    [180, [610, 820], [10, 20]],
    [270, [10, 820], [610, 20]],
    [-90, [10, 820], [610, 20]],
    [450, [610, 20], [10, 820]],
  ])('turned by %d degrees leads back to the file', (turn, first, last) => {
    const { width, height, matrix } = displayOf(box, turn);
    expect(through(matrix, 0, 0)).toEqual(first);
    expect(through(matrix, width, height)).toEqual(last);
  });

  it('puts a field where it was put', () => {
    const shown = displayOf(box, 0);
    expect(boxOf({ x: 0, y: 0, width: 0.5, height: 0.25 }, shown)).toEqual({
      x: 0,
      y: 600,
      width: 300,
      height: 200,
    });
  });

  it('keeps every line inside its box', () => {
    const numbers = fc.array(
      fc.tuple(fc.integer({ min: 0, max: pad.width }), fc.integer({ min: 0, max: pad.height })),
    );
    const size = fc.double({ min: 1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(numbers), size, size, (lines, width, height) => {
        const points = strokesIn(
          { x: 5, y: 7, width, height },
          lines.map((line) => line.flat()),
        ).flat();
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(5 - 1e-6);
          expect(x).toBeLessThanOrEqual(5 + width + 1e-6);
          expect(y).toBeGreaterThanOrEqual(7 - 1e-6);
          expect(y).toBeLessThanOrEqual(7 + height + 1e-6);
        }
      }),
    );
  });
});
