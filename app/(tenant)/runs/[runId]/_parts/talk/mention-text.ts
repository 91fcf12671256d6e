import { mentionPattern } from '@/lib/processes/checkpoints/inputs';

export type Named = { id: string; name: string };

/** A stored text as it is written and read in a box: `@{id}` is `@Anna Weber`. */
export function toWritten(text: string, people: readonly Named[]): string {
  return text.replace(mentionPattern, (whole, id: string) => {
    const person = people.find((each) => each.id === id);
    return person ? `@${person.name}` : whole;
  });
}

/** The other way round. Longer names first, so that `@Anna Weber-Klein` is not taken for `@Anna Weber`. */
export function toStored(text: string, people: readonly Named[]): string {
  return people
    .toSorted((one, other) => other.name.length - one.name.length)
    .reduce((so, { id, name }) => so.replaceAll(`@${name}`, `@{${id}}`), text);
}

/** As Markdown, with names standing out; what a name contains is never markup. */
export function toMarkdown(text: string, people: readonly Named[]): string {
  const named = text.replace(mentionPattern, (_, id: string) => {
    const name = people.find((each) => each.id === id)?.name ?? '?';
    return `**@${name.replace(/[\\`*_{}[\]()#+.!|<>~-]/g, '\\$&')}**`;
  });
  // A line that was ended is a line; Markdown alone would run them together.
  return named.replace(/(?<!\n)\n(?!\n)/g, '  \n');
}

/** What is being looked for: the word begun with `@` that ends where the caret stands. */
export function beginningAt(text: string, caret: number): { from: number; q: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}\d.'’-]{0,40}(?: [\p{L}\p{M}\d.'’-]{0,40})?)$/u.exec(
    text.slice(0, caret),
  );
  if (!found) return null;
  const q = found[1] ?? '';
  return { from: caret - q.length - 1, q };
}
