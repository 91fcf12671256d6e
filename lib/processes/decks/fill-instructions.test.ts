import { describe, expect, it } from 'vitest';

import type { FieldValue } from '@/db/schema/processes/decks';

import { fillInstructions, placeholdersIn } from './fill-instructions';

const values: Record<string, FieldValue> = {
  'a.hall': 'Hall 7',
  'a.amount': -2.5,
  'a.sealed': true,
  'a.broken': false,
  'a.bold': '# **big** [x](https://evil.example) <b> `c` | 1. {{a.hall}}',
  'a.long': '  - one\n\n    two ',
  'a.none': '',
};
const filled = (text: string) => fillInstructions(text, (step, field) => values[`${step}.${field}`]);

describe('fillInstructions', () => {
  it.each([
    ['Go to {{a.hall}}, then {{ a.hall }}.', 'Go to Hall 7, then Hall 7.'],
    ['Count {{a.amount}}', 'Count \\-2\\.5'],
    ['{{a.sealed}} {{a.broken}}', '✓ ✗'],
    ['{{a.none}} {{a.missing}} {{b.hall}}', '– – –'],
    ['{{a.long}}', '\\- one two'],
    ['{{name}} {a.hall} {{a}} {{}}', '{{name}} {a.hall} {{a}} {{}}'],
  ])('%s', (text, expected) => expect(filled(text)).toBe(expected));

  it('lets no value be more than text, nor name another value', () => {
    expect(filled('{{a.bold}}')).toBe(
      '\\# \\*\\*big\\*\\* \\[x\\]\\(https\\:\\/\\/evil\\.example\\) \\<b\\> \\`c\\` \\| 1\\. \\{\\{a\\.hall\\}\\}',
    );
  });

  it('tells which fields are spoken of', () => {
    expect(placeholdersIn('{{a.hall}} {{ b.x }} {{a.hall}} {{c}}')).toEqual(['a.hall', 'b.x']);
  });
});
