import type { Problem } from '@/lib/platform/core/domain-error';

import { deckLimits } from '../inputs';
import { tooManyCheckpoints } from './check-draft-shape';

/** A piece of a checklist that can be read alone: a heading, or one item with everything indented below it. */
export type MarkdownBlock = { text: string; line: number };

/** Room for the longest title and instructions with their indentation. */
const LONGEST_BLOCK = 16_000;
const MOST_LINES = 6_000;
const DEEPEST = 12;
const MOST_MARKERS = 6_000;

const BEGINS_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$))/;
const STEP = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ \txX]\]/;
const FENCE = /^(`{3,}|~{3,})/;
const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/**
 * Cuts a checklist where a heading or an item begins at the margin, and refuses what would keep the Markdown parser
 * busy: its time grows with the square of what it sees at once.
 */
export function splitMarkdown(source: string): MarkdownBlock[] | { problem: Problem } {
  const lines = source.split('\n');
  if (lines.length > MOST_LINES) {
    return { problem: atLine(MOST_LINES + 1, 'too_long', `A checklist has at most ${MOST_LINES} lines.`) };
  }
  const markers = lines.map(markersOf);
  const deep = markers.findIndex((count) => count > DEEPEST);
  if (deep >= 0) return { problem: atLine(deep + 1, 'too_deep', 'The text is nested too deep.') };
  if (markers.reduce((sum, count) => sum + count, 0) > MOST_MARKERS) {
    return { problem: atLine(1, 'too_long', `A checklist has at most ${MOST_MARKERS} items and quotes.`) };
  }

  const blocks = cut(lines);
  const long = blocks.find((block) => block.text.length > LONGEST_BLOCK);
  if (long) {
    const message = `One part has more than ${LONGEST_BLOCK} characters.`;
    return { problem: atLine(long.line, 'too_long', message) };
  }
  const steps = blocks.filter((block) => STEP.test(block.text));
  const oneTooMany = steps[deckLimits.checkpoints];
  if (!oneTooMany) return blocks;
  const problem = tooManyCheckpoints(steps.length);
  return { problem: { ...problem, params: { ...problem.params, line: oneTooMany.line } } };
}

export function atLine(line: number, code: string, message: string): Problem {
  return { pointer: '', code, message, params: { line } };
}

function cut(lines: string[]): MarkdownBlock[] {
  const blocks: { lines: string[]; line: number }[] = [{ lines: [], line: 1 }];
  let closing: RegExp | null = null;
  for (const [index, line] of lines.entries()) {
    if (!closing && BEGINS_BLOCK.test(line)) blocks.push({ lines: [], line: index + 1 });
    blocks.at(-1)?.lines.push(line);
    closing = closing ? (closing.test(line) ? null : closing) : opens(line);
  }
  return blocks.map((block) => ({ text: block.lines.join('\n'), line: block.line }));
}

/** What ends a code fence or a comment that this line begins; nothing inside them is an item. */
function opens(line: string): RegExp | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return new RegExp(`^${fence[0]}{${fence.length},}[ \\t]*$`);
  return line.startsWith('<!--') && !line.includes('-->', 4) ? /-->/ : null;
}

function markersOf(line: string): number {
  const markers = MARKERS.exec(line)?.[0] ?? '';
  return markers.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
}
