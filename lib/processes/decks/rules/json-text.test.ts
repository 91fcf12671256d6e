import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseJsonText } from './json-text';

describe('parseJsonText', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, spaces) => {
        const text = JSON.stringify(value, null, spaces);
        expect(JSON.stringify(readValue(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('refuses what JSON.parse refuses', { timeout: 30_000 }, () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00',
      '1',
      '-0.5e3',
      '01',
      'null',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fragments).map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          expect('problem' in parseJsonText(text)).toBe(!isJson(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const broken: [string, number, number][] = [
    ['', 1, 1],
    ['abc', 1, 1],
    ['{"a": tru}', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2}', 3, 3],
    ['{"a": "x\ny"}', 1, 9],
    ['{"a": "x\\q"}', 1, 9],
    ['[1, 2', 1, 6],
    ['{} x', 1, 4],
  ];
  it.each(broken)('says where %j stops being JSON', (text, line, column) => {
    expect(parseJsonText(text)).toMatchObject({ problem: { code: 'not_json', params: { line, column } } });
  });

  it('names members that stand twice, with their place', () => {
    expect(parseJsonText('{"a/b": [{"x": 1, "x": 2}]}')).toMatchObject({
      problems: [{ code: 'repeated_member', pointer: '/a~1b/0/x' }],
    });
  });

  it('takes a byte order mark and a member called __proto__ as what they are', () => {
    expect(Object.keys(readValue('\ufeff{"__proto__": 1, "constructor": 2}') as object)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it.each(['[', '{"a":', '[{"a":['])('stops at a bomb of %s', (piece) => {
    expect(parseJsonText(piece.repeat(100_000))).toMatchObject({ problem: { code: 'too_deep' } });
  });
});

function readValue(text: string): unknown {
  const read = parseJsonText(text);
  if ('problem' in read) throw new Error(read.problem.message);
  return read.value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
