import { useState } from 'react';

/** The former object or list as long as its members are the same, so that what is memoised over it stays. */
export function useSame<Members extends object>(next: Members): Members {
  const [kept, keep] = useState(next);
  if (haveSameMembers(kept, next)) return kept;
  keep(next);
  return next;
}

function haveSameMembers(one: object, other: object): boolean {
  const [before, after] = [Object.entries(one), Object.entries(other)];
  const members = new Map(before);
  return (
    before.length === after.length &&
    after.every(([name, value]) => members.has(name) && Object.is(members.get(name), value))
  );
}
