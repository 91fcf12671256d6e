import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { composeDocument } from './compose-document';
import { spellingsOf } from './fold-words';
import { excerptOf, markWords } from './mark-words';
import { readQuestion } from './read-question';

const hits = (text: string, q: string) =>
  markWords(text, readQuestion(q))
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('words', () => {
  it('are compared without case, marks and the ways German has of writing them', () => {
    expect(spellingsOf('Prüfung')).toEqual(['prufung', 'pruefung']);
    expect(spellingsOf('Pru\u0308fung')).toEqual(['prufung', 'pruefung']);
    expect(spellingsOf('Straße')).toEqual(['strasse']);
    expect(spellingsOf('Café')).toEqual(['cafe']);
    expect(spellingsOf('000123')).toEqual(['000123', '123']);
    expect(spellingsOf('٣')).toEqual(['٣']);
  });

  it('are all a question consists of', () => {
    expect(readQuestion(`"Prüfung" & !(regal | 'x'):* <-> \\ 🎉`)).toEqual([
      ['prufung', 'pruefung'],
      ['regal'],
      ['x'],
    ]);
    expect(readQuestion('🎉 — % _')).toEqual([]);
    expect(readQuestion('wort '.repeat(40))).toHaveLength(12);
  });

  it('make a document of bounded size, whatever is written', () => {
    const rest = Array.from({ length: 60_000 }, (_, n) => `wort${n} übermäßig${n}`);
    const made = composeDocument({ title: 'x'.repeat(9_000), heading: '', steps: [], rest });
    expect(made.rest.length).toBeLessThan(300_000);
    expect(made.body.length).toBeLessThanOrEqual(200_000);
    expect(made.title.length).toBeLessThanOrEqual(40);
  });
});

describe('marks', () => {
  it('stand where the words are that were meant', () => {
    expect(hits('Die Prüfung der Regale', 'Prüfungen')).toEqual(['Prüfung']);
    expect(hits('Wareneingang Halle 3', 'Wareneigang')).toEqual(['Wareneingang']);
    expect(hits('Wareneingang Halle 3', 'eingang')).toEqual(['Wareneingang']);
    expect(hits('Pruefung', 'prüf')).toEqual(['Pruefung']);
    expect(hits('nichts davon', 'Prüfung')).toEqual([]);
  });

  it('never add, lose or change a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (text, q) => {
          expect(
            markWords(text, readQuestion(q))
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
    // Most of it goes into making the strings.
  }, 30_000);

  it('are cut from the line that says most, and leave markup as text', () => {
    const body = `Etwas anderes\n<script>alert(1)</script> Regal ${'x '.repeat(200)}\nRegal geprüft`;
    expect(excerptOf(body, readQuestion('regal geprüft'))).toEqual([
      { text: 'Regal', hit: true },
      { text: ' ', hit: false },
      { text: 'geprüft', hit: true },
    ]);
    expect(excerptOf(body, readQuestion('nirgends'))).toBeNull();
    expect(
      excerptOf(body, readQuestion('alert'))
        ?.map((piece) => piece.text)
        .join(''),
    ).toMatch(/^<script>alert\(1\)<\/script> Regal x .* …$/);
  });
});
