import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deckLimits } from '../inputs';
import { checkDeckValue } from './deck-file';
import { type MarkdownDeck, readMarkdown } from './markdown-file';

const checklist = `# Übergabe *Halle 3*

Vor der Übergabe **drucken**.

- ein Punkt
- noch einer

## Vorbereitung

- [ ] 1. Schlüssel \`A\` & [Plan](http://x.example) bereit?
  Liegt im Büro.

  - erst oben
  - dann unten

  \`\`\`
  - [ ] kein Schritt
  \`\`\`
- [x] Schlüssel bereit
<!-- - [ ] alt -->

### Rundgang
* [ ] Tür zu
  - [ ] links
  - [ ] rechts
1) [ ] Licht aus
`;

describe('readMarkdown', () => {
  it('reads title, description, lanes, steps and their instructions', () => {
    const { value, warnings } = accepted(checklist);
    expect(value).toMatchObject({
      title: 'Übergabe Halle 3',
      description: 'Vor der Übergabe **drucken**.\n\n- ein Punkt\n- noch einer',
    });
    expect(
      value.lanes.map((lane) => [lane.title, lane.checkpoints.map((step) => `${step.key}: ${step.title}`)]),
    ).toEqual([
      [
        'Vorbereitung',
        ['1-schluessel-a-plan-bereit: 1. Schlüssel A & Plan bereit?', 'schluessel-bereit: Schlüssel bereit'],
      ],
      ['Rundgang', ['tuer-zu: Tür zu', 'licht-aus: Licht aus']],
    ]);
    expect(value.lanes[0]?.checkpoints[0]).toMatchObject({
      confirmationType: 'simple_ok',
      instructions: 'Liegt im Büro.\n\n- erst oben\n- dann unten\n\n```\n- [ ] kein Schritt\n```',
    });
    expect(value.lanes[1]?.checkpoints[0]).toMatchObject({ instructions: '', subtasks: ['links', 'rechts'] });
    expect(warnings).toEqual([]);
    expect(checkDeckValue(value)).toHaveProperty('file');
  });

  it('takes a list without any heading, and Windows line ends with a byte order mark', () => {
    const { value } = accepted('\ufeff- [ ] Erstens\r\n- [ ] Zweitens\r\n');
    expect(value.title).toBe('Erstens');
    expect(value.lanes).toMatchObject([
      { title: '', checkpoints: [{ title: 'Erstens' }, { title: 'Zweitens' }] },
    ]);
  });

  it('says which lines it leaves out', () => {
    const { warnings } = accepted(
      '# T\n## Leer\n## L\nVorwort\n- [ ] a\n\n---\n\nNachwort\n\n- ohne Kästchen\n## Ende\n',
    );
    expect(warnings.map(({ code, params }) => `${params?.line} ${code}`)).toEqual([
      '2 heading_left_out',
      '4 text_left_out',
      '9 text_left_out',
      '11 text_left_out',
      '12 heading_left_out',
    ]);
  });

  it.each([
    ['Nur Text.', 'no_list', 1],
    ['# T\n\n## L\n\n- a\n- b', 'no_list', 5],
    ['', 'no_list', 1],
    ['```\n- [ ] a\n```', 'no_list', 1],
    ['<!--\n- [ ] a\n-->', 'no_list', 1],
    [`- [ ] a\n${'> '.repeat(20)}x`, 'too_deep', 2],
    [`- [ ] a\n${'- '.repeat(20)}x`, 'too_deep', 2],
    [`# T\n\n- [ ] a\n\n  ${'x'.repeat(20_000)}`, 'too_long', 3],
    [`- [ ] a${'\n'.repeat(7_000)}`, 'too_long', 6_001],
    ['> > >\n'.repeat(3_000), 'too_long', 1],
    [`# T\n${'- [ ] a\n'.repeat(deckLimits.checkpoints + 1)}`, 'too_many_checkpoints', 202],
  ])('refuses %#: %j', (text, code, line) => {
    expect(readMarkdown(text)).toMatchObject({ problems: [{ code, params: { line } }] });
  });

  it('keeps an empty box as a step without a title, so that it is named', () => {
    const { value, lines } = accepted('# T\n- [ ] a\n- [ ]\n');
    expect(checkDeckValue(value)).toMatchObject({
      problems: [{ code: 'empty', pointer: '/lanes/0/checkpoints/1/title' }],
    });
    expect(lines.get('/lanes/0/checkpoints/1')).toBe(3);
  });

  it('gives every step a key of its own', () => {
    const { value } = accepted('- [ ] Prüfen!\n- [ ] prüfen\n- [ ] Pruefen 2\n- [ ] 引き渡し\n- [ ] 😀\n');
    expect(value.lanes[0]?.checkpoints.map((step) => step.key)).toEqual([
      'pruefen',
      'pruefen-2',
      'pruefen-2-2',
      'step',
      'step-2',
    ]);
    expect(checkDeckValue(value)).toHaveProperty('file');
  });

  it('answers whatever it is given, and every problem has a line', { timeout: 30_000 }, () => {
    const pieces = fc.constantFrom(
      '- [ ] ',
      '- [x] a',
      '# ',
      '## b',
      '\n',
      '\n\n',
      '  ',
      '> ',
      '```',
      '<!--',
      '-->',
      '1. ',
      '|a|\n|-|',
      '[^1]: ',
      '\u0000',
      '\ud800',
      'ü',
      '**',
      '`',
      '](',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const read = readMarkdown(source);
        if ('problems' in read)
          expect(read.problems.every((problem) => Number(problem.params?.line) >= 1)).toBe(true);
        else expect(read.value.lanes.every((lane) => lane.checkpoints.length > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '[',
    '![',
    '[a](',
    '**a *b** c* ',
    '`',
    '<!-- ',
    'a@b.c ',
    '> a\n\n',
    ' + b\n\na\n\n',
    '- - - - - - - - - - a\n',
    '|',
    '[^a]: x\n',
  ])('does not lose its time on %j', { timeout: 30_000 }, (piece) => {
    const part = piece.repeat(15_000 / piece.length);
    const text = `- [ ] ${part}\n`.repeat(20).slice(0, deckLimits.markdownBytes);
    const begin = performance.now();
    readMarkdown(text);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

function accepted(text: string): MarkdownDeck {
  const read = readMarkdown(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}
