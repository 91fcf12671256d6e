import { spellingsOf, wordsOf } from './fold-words';

/** What a thing can be found by, the weightiest first. */
export type Content = { title: string; heading: string; steps: string[]; rest: string[] };

export type SearchText = {
  title: string;
  heading: string;
  steps: string;
  rest: string;
  body: string;
  words: string[];
};

// Far below what the database's type can hold, whatever the words are.
const MOST_LETTERS = { title: 2_000, heading: 2_000, steps: 50_000, rest: 150_000 };
const LONGEST_BODY = 200_000;

/** The words of a thing in the spellings they are compared in, and its text as people wrote it. */
export function composeDocument({ title, heading, steps, rest }: Content): SearchText {
  const parts = {
    title: folded([title], MOST_LETTERS.title),
    heading: folded([heading], MOST_LETTERS.heading),
    steps: folded(steps, MOST_LETTERS.steps),
    rest: folded(rest, MOST_LETTERS.rest),
  };
  const words = new Set(Object.values(parts).flatMap((part) => part.filter(isWorthRemembering)));
  return {
    title: parts.title.join(' '),
    heading: parts.heading.join(' '),
    steps: parts.steps.join(' '),
    rest: parts.rest.join(' '),
    body: [...rest, ...steps]
      .map((line) =>
        line
          .replace(/[*`#>]+/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter(Boolean)
      .join('\n')
      .slice(0, LONGEST_BODY)
      .toWellFormed(),
    words: [...words].toSorted(),
  };
}

/** Each word once, in all its spellings, as many as fit. */
function folded(texts: readonly string[], mostLetters: number): string[] {
  const found = new Set<string>();
  let letters = 0;
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      for (const spelling of spellingsOf(word.text)) {
        if (found.has(spelling)) continue;
        letters += spelling.length;
        if (letters > mostLetters) return [...found];
        found.add(spelling);
      }
    }
  }
  return [...found];
}

/** Long enough to be misspelt, and a word rather than a number. */
function isWorthRemembering(word: string): boolean {
  return word.length >= 4 && !/\p{N}/u.test(word);
}
