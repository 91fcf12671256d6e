// Every process that writes may be in the list of a snapshot; longer than this it is not worth carrying.
const LONGEST = 4000;
const SHAPE = /^(\d{13})-(\d{1,19}:\d{1,19}:[\d,]*)$/;
/** Longer ago than this it is cheaper to look at everything anew than to ask what has happened. */
const KEPT = 10 * 60_000;

/** How far an open page has been told, as its browser keeps it and gives it back: a moment of the database, and of the day. */
export function toPageMark(moment: string, now: Date): string {
  return `${now.getTime()}-${moment}`;
}

/** The moment of the database, or null where there is none to go on from. */
export function momentOf(mark: string | null | undefined, now: Date): string | null {
  if (!mark || mark.length > LONGEST) return null;
  const [, at, moment] = SHAPE.exec(mark) ?? [];
  return moment && Math.abs(now.getTime() - Number(at)) <= KEPT ? moment : null;
}
