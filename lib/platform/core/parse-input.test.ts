import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { parseInput } from './parse-input';
import { line } from './text';

const shape = z.strictObject({ title: line(5), tags: z.array(z.string()).max(2).default([]) });

describe('parseInput', () => {
  it('names every problem with its place', () => {
    const refused = () => parseInput(shape, { title: 'too long', tags: ['a', 2], 'a/b': 1 });
    const places = ['/title', '/tags/1', ''].map((pointer) => expect.objectContaining({ pointer }));
    expect(refused).toThrow(
      expect.objectContaining({ code: 'invalid_input', problems: expect.arrayContaining(places) }),
    );
  });

  it.each([
    { title: { length: { valueOf: 1, toString: 1 } } },
    { title: 'a', tags: { length: { valueOf: null, toString: null } } },
  ])('refuses an object that pretends to have a length', (raw) => {
    expect(() => parseInput(shape, raw)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
