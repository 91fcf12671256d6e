import { describe, expect, it } from 'vitest';

import { mentionsIn } from './mentions';

const ana = '0198c0de-0000-7000-8000-000000000001';
const ben = '0198c0de-0000-7000-8000-000000000002';

describe('mentionsIn', () => {
  it('finds everybody once, in their order', () => {
    expect(mentionsIn(`@{${ben}} and @{${ana}}, as @{${ben}} said`)).toEqual([ben, ana]);
  });

  it('takes nothing else for a name', () => {
    expect(mentionsIn(`@Ana {${ana}} @{${ana} @{x} @{${ana.toUpperCase()}} a@b.example`)).toEqual([]);
  });
});
