import { choices, type Entries, type Entry, type ModelField, type Operator } from './reference-deck';

/** Whether everything asked for is there, nothing else is, and each entry is what its field is for. */
export function isFilledIn(fields: ModelField[], given: Record<string, Entry | null>): boolean {
  const isKnown = Object.keys(given).every((key) => fields.some((field) => field.key === key));
  return isKnown && fields.every((field) => isAnswered(field, given[field.key] ?? ''));
}

/** An entry that says nothing is none. */
export function kept(given: Record<string, Entry | null>): Entries {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, Entry] => entry[1] !== null && entry[1] !== ''),
  );
}

function isAnswered({ kind, required }: ModelField, entry: Entry): boolean {
  if (entry === '') return !required;
  if (kind === 'checkbox') return typeof entry === 'boolean' && (entry || !required);
  if (kind === 'number') return typeof entry === 'number';
  if (typeof entry !== 'string') return false;
  if (kind === 'select') return choices.includes(entry);
  return kind !== 'date' || isDay(entry);
}

/** Counted by hand: which days there are in a year that is no leap year, as all years of the stories are. */
function isDay(text: string): boolean {
  const [, month, day] = /^2026-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

/**
 * Texts are compared without regard to case, numbers by size; of two different kinds neither is the greater, nor of
 * yes and no. What was left empty is only ever empty.
 */
export function holds(entry: Entry | undefined, op: Operator, other: Entry): boolean {
  if (op === 'empty') return entry === undefined;
  if (entry === undefined) return false;
  const [one, two] = [small(entry), small(other)];
  const isOrdered = typeof one === typeof two && typeof one !== 'boolean';
  switch (op) {
    case 'eq':
      return one === two;
    case 'ne':
      return one !== two;
    case 'contains':
      return String(one).includes(String(two));
    case 'lt':
      return isOrdered && one < two;
    case 'gt':
      return isOrdered && one > two;
    case 'lte':
      return isOrdered && (one < two || one === two);
    case 'gte':
      return isOrdered && (one > two || one === two);
  }
}

function small(entry: Entry): Entry {
  return typeof entry === 'string' ? entry.toLowerCase() : entry;
}
