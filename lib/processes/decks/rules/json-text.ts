import type { Problem } from '@/lib/platform/core/domain-error';

const DEEPEST = 40;

/** What stands in a JSON text; members that stand twice are named, as a parser would silently keep the last. */
export type JsonText = { value: unknown; problems: Problem[] } | { problem: Problem };

type Reader = { text: string; at: number; place: (string | number)[]; problems: Problem[] };

class Stopped extends Error {
  constructor(
    readonly at: number,
    readonly code: 'not_json' | 'too_deep',
  ) {
    super(code);
  }
}

/**
 * Reads a file's text as JSON. The platform's own parser is not asked, because it names neither the place of every
 * error nor repeated members, and has no limit of depth.
 */
export function parseJsonText(text: string): JsonText {
  const reader: Reader = { text: text.replace(/^\ufeff/, ''), at: 0, place: [], problems: [] };
  try {
    const value = readValue(reader);
    skipSpace(reader);
    if (reader.at < reader.text.length) stop(reader);
    return { value, problems: reader.problems };
  } catch (error) {
    if (error instanceof Stopped) return { problem: problemAt(reader.text, error) };
    throw error;
  }
}

export function pointerTo(place: readonly PropertyKey[]): string {
  return place.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function readValue(reader: Reader): unknown {
  skipSpace(reader);
  if (reader.place.length > DEEPEST) throw new Stopped(reader.at, 'too_deep');
  const next = reader.text[reader.at];
  if (next === '{') return readObject(reader);
  if (next === '[') return readArray(reader);
  if (next === '"') return readString(reader);
  return readWord(reader);
}

function readObject(reader: Reader): Record<string, unknown> {
  const members: Record<string, unknown> = Object.create(null);
  reader.at += 1;
  if (takes(reader, '}')) return members;
  do {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') stop(reader);
    const name = readString(reader);
    expect(reader, ':');
    reader.place.push(name);
    if (name in members) reader.problems.push(repeatedMember(reader.place, name));
    members[name] = readValue(reader);
    reader.place.pop();
  } while (takes(reader, ','));
  expect(reader, '}');
  return members;
}

function readArray(reader: Reader): unknown[] {
  const items: unknown[] = [];
  reader.at += 1;
  if (takes(reader, ']')) return items;
  do {
    reader.place.push(items.length);
    items.push(readValue(reader));
    reader.place.pop();
  } while (takes(reader, ','));
  expect(reader, ']');
  return items;
}

function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.at;
  let at = start + 1;
  let escaped = false;
  for (let char = text.charCodeAt(at); char !== 0x22; char = text.charCodeAt(at)) {
    if (Number.isNaN(char) || char < 0x20) throw new Stopped(at, 'not_json');
    if (char === 0x5c) {
      const sequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
      sequence.lastIndex = at;
      if (!sequence.test(text)) throw new Stopped(at, 'not_json');
      at = sequence.lastIndex;
      escaped = true;
    } else at += 1;
  }
  reader.at = at + 1;
  return escaped ? (JSON.parse(text.slice(start, at + 1)) as string) : text.slice(start + 1, at);
}

function readWord(reader: Reader): unknown {
  const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  word.lastIndex = reader.at;
  const found = word.exec(reader.text)?.[0];
  if (found === undefined) stop(reader);
  reader.at = word.lastIndex;
  return JSON.parse(found);
}

function takes(reader: Reader, char: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== char) return false;
  reader.at += 1;
  return true;
}

function expect(reader: Reader, char: string): void {
  if (!takes(reader, char)) stop(reader);
}

function skipSpace(reader: Reader): void {
  while (' \n\r\t'.includes(reader.text[reader.at] ?? 'end')) reader.at += 1;
}

function stop(reader: Reader): never {
  throw new Stopped(reader.at, 'not_json');
}

function repeatedMember(place: readonly PropertyKey[], name: string): Problem {
  const pointer = pointerTo(place);
  return { pointer, code: 'repeated_member', message: `"${name}" stands here twice.`, params: { name } };
}

function problemAt(text: string, { at, code }: Stopped): Problem {
  const lines = text.slice(0, at).split('\n');
  const line = lines.length;
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const message =
    code === 'too_deep'
      ? `The JSON is nested deeper than ${DEEPEST} levels at line ${line}, column ${column}.`
      : `This is not JSON from line ${line}, column ${column} on.`;
  return { pointer: '', code, message, params: { line, column, max: DEEPEST } };
}
