const HOURS_24 = 24 * 60 * 60 * 1000;

/** An upload nobody goes on with is given up a day after its last sign of life. */
export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + HOURS_24);
}
