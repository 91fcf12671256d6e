import { describe, expect, it } from 'vitest';

import { possibleParents } from './possible-parents';

const tree = [
  { id: 'board', depth: 0 },
  { id: 'production', depth: 1 },
  { id: 'quality', depth: 2 },
  { id: 'upkeep', depth: 2 },
  { id: 'sales', depth: 1 },
];

describe('where a department can hang', () => {
  it.each([
    ['production', ['board', 'sales']],
    ['quality', ['board', 'production', 'upkeep', 'sales']],
    ['board', []],
    ['sales', ['board', 'production', 'quality', 'upkeep']],
    [undefined, ['board', 'production', 'quality', 'upkeep', 'sales']],
  ])('%s', (department, expected) => {
    expect(possibleParents(tree, department).map((each) => each.id)).toEqual(expected);
  });
});
