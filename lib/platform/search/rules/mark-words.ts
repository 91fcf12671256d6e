import { spellingsOf, wordsOf } from './fold-words';

/** A piece of a text, and whether it is what was looked for. The page decides how that looks. */
export type Piece = { text: string; hit: boolean };

const LONGEST = 140;
const BEFORE = 24;
const ALIKE = 0.5;
// Nobody waits for an excerpt from the end of a very long document.
const LOOKED_THROUGH = 50_000;

/** A text cut at the words that were looked for. */
export function markWords(text: string, question: readonly string[][]): Piece[] {
  return cut(text, hitsIn(text, matcherOf(question)));
}

/** The line of a document that says most of what was looked for, short enough to be read; null if none says any. */
export function excerptOf(body: string, question: readonly string[][]): Piece[] | null {
  const matcher = matcherOf(question);
  let best: { line: string; count: number; at: number } | null = null;
  for (const line of body.slice(0, LOOKED_THROUGH).split('\n')) {
    const hits = hitsIn(line, matcher);
    const count = new Set(hits.map((hit) => hit.asked)).size;
    if (count > (best?.count ?? 0)) best = { line, count, at: hits[0]!.from };
    if (count === question.length) break;
  }
  if (!best) return null;
  const line = shorten(best.line, best.at);
  return cut(line, hitsIn(line, matcher));
}

type Hit = { from: number; to: number; asked: number };
/** Which word of the question a word of the text is; -1 if none. */
type Matcher = (word: string) => number;

function matcherOf(question: readonly string[][]): Matcher {
  const asked = question.map((spellings) =>
    spellings.map((spelling) => ({ spelling, pieces: piecesOf(spelling) })),
  );
  const known = new Map<string, number>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = spellingsOf(word);
    const index = asked.findIndex((each) => each.some((one) => found.some((other) => isMeant(one, other))));
    known.set(word, index);
    return index;
  };
}

function hitsIn(text: string, matcher: Matcher): Hit[] {
  return wordsOf(text).flatMap(({ text: word, at }) => {
    const asked = matcher(word);
    return asked < 0 ? [] : [{ from: at, to: at + word.length, asked }];
  });
}

function cut(text: string, hits: readonly Hit[]): Piece[] {
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

function isMeant({ spelling, pieces }: { spelling: string; pieces: Set<string> }, found: string): boolean {
  if (found.startsWith(spelling)) return true;
  if (spelling.length < 4 || found.length < 4) return false;
  if (found.includes(spelling)) return true;
  return Math.abs(spelling.length - found.length) <= 4 && alikeness(pieces, piecesOf(found)) >= ALIKE;
}

/** The share of three-letter pieces two words have in common, as the database counts it. */
function alikeness(ones: Set<string>, others: Set<string>): number {
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
