import { spellingsOf, wordsOf } from './fold-words';

// Nobody types more on purpose, and each word is looked up on its own.
const MOST_WORDS = 12;

/** What somebody typed, word by word, each with its spellings. Signs mean nothing: there is no language to learn. */
export function readQuestion(q: string): string[][] {
  return wordsOf(q)
    .map((word) => spellingsOf(word.text))
    .filter((spellings) => spellings.length > 0)
    .slice(0, MOST_WORDS);
}
