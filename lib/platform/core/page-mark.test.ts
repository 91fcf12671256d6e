import { expect, it } from 'vitest';

import { momentOf, toPageMark } from './page-mark';

const now = new Date('2026-03-02T08:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

it('gives the moment back that was put in, for a while', () => {
  const mark = toPageMark('700:712:703,709', now);
  expect(momentOf(mark, now)).toBe('700:712:703,709');
  expect(momentOf(mark, later(9))).toBe('700:712:703,709');
  expect(momentOf(mark, later(11))).toBeNull();
  expect(momentOf(mark, later(-11))).toBeNull();
});

it('takes nothing for a moment that is none', () => {
  const long = toPageMark(`7:8:${'7,'.repeat(3000)}`, now);
  for (const mark of [null, undefined, '', '700:712:', 'x', "1772438400000-1:1:' or true", long]) {
    expect(momentOf(mark, now)).toBeNull();
  }
});
