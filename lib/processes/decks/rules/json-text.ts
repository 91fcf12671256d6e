import type { Problem } from '@/lib/platform/core/domain-error';

const DEEPEST = 40;

/** Parses a file's text, or says at which line and column it stops being JSON. */
export function parseJsonText(text: string): { value: unknown } | { problem: Problem } {
  if (nestingOf(text) > DEEPEST) {
    return {
      problem: {
        pointer: '',
        code: 'too_deep',
        message: `The JSON is nested deeper than ${DEEPEST} levels.`,
        params: { max: DEEPEST },
      },
    };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const at = positionOf(text, error instanceof Error ? error.message : '');
    const message = `This is not JSON from line ${at.line}, column ${at.column} on.`;
    return { problem: { pointer: '', code: 'not_json', message, params: at } };
  }
}

/** Where the parser gave up: its message names the offset, and where it does not, the text ends too early. */
function positionOf(text: string, message: string): { line: number; column: number } {
  const named = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, named === undefined ? text.length : Number(named));
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The deepest nesting of brackets outside strings; a parser that recurses must not see a bomb. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return deepest;
}
