import { spellingsOf, wordsOf } from './fold-words';

/** A piece of a text, and whether it is what was looked for. The page decides how that looks. */
export type Piece = { text: string; hit: boolean };

const LONGEST = 160;
const BEFORE = 50;
const ALIKE = 0.5;

/** A text cut at the words that were looked for. */
export function markWords(text: string, question: readonly string[][]): Piece[] {
  const hits = hitsIn(text, question);
  const pieces: Piece[] = [];
  let done = 0;
  for (const { from, to } of hits) {
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/** The line of a document that says most of what was looked for, short enough to be read; null if none says any. */
export function excerptOf(body: string, question: readonly string[][]): Piece[] | null {
  let best: { line: string; count: number; at: number } | null = null;
  for (const line of body.split('\n')) {
    const hits = hitsIn(line, question);
    const count = new Set(hits.map((hit) => hit.word)).size;
    if (count > (best?.count ?? 0)) best = { line, count, at: hits[0]!.from };
    if (count === question.length) break;
  }
  return best && markWords(shorten(best.line, best.at), question);
}

function hitsIn(text: string, question: readonly string[][]) {
  return wordsOf(text).flatMap(({ text: word, at }) => {
    const spellings = spellingsOf(word);
    const asked = question.findIndex((each) =>
      each.some((one) => spellings.some((other) => isMeant(one, other))),
    );
    return asked < 0 ? [] : [{ from: at, to: at + word.length, word: asked }];
  });
}

function isMeant(asked: string, found: string): boolean {
  if (found.startsWith(asked)) return true;
  if (asked.length < 4 || found.length < 4) return false;
  return found.includes(asked) || alikeness(asked, found) >= ALIKE;
}

/** The share of three-letter pieces two words have in common, as the database counts it. */
function alikeness(one: string, other: string): number {
  const [ones, others] = [piecesOf(one), piecesOf(other)];
  const shared = [...ones].filter((piece) => others.has(piece)).length;
  return shared / (ones.size + others.size - shared);
}

function piecesOf(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

function shorten(line: string, hit: number): string {
  if (line.length <= LONGEST) return line;
  const start = hit <= BEFORE ? 0 : line.indexOf(' ', hit - BEFORE) + 1 || hit - BEFORE;
  const cut = line.slice(start, start + LONGEST);
  return `${start > 0 ? '… ' : ''}${cut.toWellFormed()}${start + LONGEST < line.length ? ' …' : ''}`;
}
