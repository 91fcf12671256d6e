import { describe, expect, it } from 'vitest';

import type { Confirmation } from '@/db/schema/processes/checkpoints';

import { allSigned, commonFields, commonValue } from './join-signatures';

const by = (userId: string, value: string, fields: Confirmation['fields'] = {}): Confirmation => ({
  userId,
  value,
  note: null,
  signoffName: null,
  fields,
  at: '2026-01-01T00:00:00.000Z',
});

describe('several signatures', () => {
  it('are complete when everybody who has the step has signed, whoever else did', () => {
    const signed = [by('a', 'ok'), by('b', 'ok')];
    expect(allSigned(['a', 'b'], signed)).toBe(true);
    expect(allSigned(['a'], signed)).toBe(true);
    expect(allSigned(['a', 'c'], signed)).toBe(false);
  });

  it('say no together as soon as one says no', () => {
    expect(commonValue([by('a', 'no'), by('b', 'yes')])).toBe('no');
    expect(commonValue([by('a', 'yes'), by('b', 'yes')])).toBe('yes');
  });

  it('keep what each filled in, the last of the same field', () => {
    expect(commonFields([by('a', 'ok', { x: 1, y: 'a' }), by('b', 'ok', { y: 'b' })])).toEqual({
      x: 1,
      y: 'b',
    });
  });
});
