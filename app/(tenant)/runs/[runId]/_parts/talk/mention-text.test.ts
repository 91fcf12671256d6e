import { describe, expect, it } from 'vitest';

import { beginningAt, toMarkdown, toStored, toWritten } from './mention-text';

const anna = { id: '0198c0de-0000-7000-8000-000000000001', name: 'Anna Weber' };
const klein = { id: '0198c0de-0000-7000-8000-000000000002', name: 'Anna Weber-Klein' };

describe('names in a text', () => {
  it('are written as names and stored as ids, there and back', () => {
    const written = 'Hallo @Anna Weber-Klein, @Anna Weber weiß Bescheid.';
    const stored = `Hallo @{${klein.id}}, @{${anna.id}} weiß Bescheid.`;
    expect(toStored(written, [anna, klein])).toBe(stored);
    expect(toWritten(stored, [anna, klein])).toBe(written);
  });

  it('are no mention unless they were picked', () => {
    expect(toStored('@Anna Weber', [])).toBe('@Anna Weber');
    expect(toWritten(`@{${anna.id}}`, [])).toBe(`@{${anna.id}}`);
  });

  it('stand out as Markdown without being Markdown', () => {
    const evil = { id: anna.id, name: '[x](javascript:1) *b*' };
    expect(toMarkdown(`a @{${anna.id}}\nb\n\nc`, [anna])).toBe('a **@Anna Weber**  \nb\n\nc');
    expect(toMarkdown(`@{${anna.id}}`, [evil])).toBe('**@\\[x\\]\\(javascript:1\\) \\*b\\***');
    expect(toMarkdown(`@{${klein.id}}`, [])).toBe('**@?**');
  });
});

describe('the name being looked for', () => {
  it.each([
    ['@', 1, { from: 0, q: '' }],
    ['Hallo @An', 9, { from: 6, q: 'An' }],
    ['(@Anna W', 8, { from: 1, q: 'Anna W' }],
    ['a@b.example', 11, null],
    ['@Anna Weber kommt', 17, null],
    ['ohne', 4, null],
  ])('in %j is %j', (text, caret, found) => {
    expect(beginningAt(text, caret)).toEqual(found);
  });
});
