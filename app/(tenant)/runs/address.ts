import { runTabs } from '@/lib/processes/runs/inputs';

export const filterNames = ['deck', 'department', 'starter', 'assignee', 'overdue', 'q'] as const;

export type FilterName = (typeof filterNames)[number];
export type RunSearch = Partial<Record<FilterName | 'tab' | 'cursor', string>>;

export function tabOf(search: RunSearch): (typeof runTabs)[number] {
  return runTabs.find((tab) => tab === search.tab) ?? 'active';
}

/** The address of the list with something changed; another selection begins at its first page. */
export function runsAddress(search: RunSearch, change: RunSearch = {}): string {
  const wanted: RunSearch = { ...search, cursor: undefined, ...change };
  const present = Object.entries(wanted).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return present.length === 0 ? '/runs' : `/runs?${new URLSearchParams(present)}`;
}

/** The same as the queries want it. */
export function filterOf(search: RunSearch) {
  return {
    deckId: search.deck || undefined,
    departmentId: search.department || undefined,
    starterId: search.starter || undefined,
    assigneeId: search.assignee || undefined,
    overdue: search.overdue === '1' || undefined,
    q: search.q || undefined,
  };
}
