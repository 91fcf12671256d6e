import { runSorts, runTabs } from '@/lib/processes/runs/inputs';
import type { SavedView } from '@/lib/processes/runs/list-views';

export const filterNames = [
  'deck',
  'department',
  'starter',
  'assignee',
  'overdue',
  'from',
  'to',
  'q',
] as const;

export type FilterName = (typeof filterNames)[number];
export type RunSearch = Partial<Record<FilterName | 'tab' | 'sort' | 'cursor', string>>;

export function tabOf(search: RunSearch): (typeof runTabs)[number] {
  return runTabs.find((tab) => tab === search.tab) ?? 'active';
}

export function sortOf(search: RunSearch): (typeof runSorts)[number] {
  return runSorts.find((sort) => sort === search.sort) ?? 'newest';
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
    from: search.from || undefined,
    to: search.to || undefined,
    q: search.q || undefined,
  };
}

/** What is looked at, as it is saved under a name. */
export function viewOf(search: RunSearch) {
  return { tab: tabOf(search), ...filterOf(search), sort: sortOf(search) };
}

/** The address that shows a saved view again. */
export function addressOfView({ view }: SavedView): string {
  return runsAddress({
    tab: view.tab === 'active' ? undefined : view.tab,
    deck: view.deckId,
    department: view.departmentId,
    starter: view.starterId,
    assignee: view.assigneeId,
    overdue: view.overdue ? '1' : undefined,
    from: view.from,
    to: view.to,
    q: view.q,
    sort: view.sort === 'oldest' ? 'oldest' : undefined,
  });
}

/** Whether the list shows exactly this view now, on whatever page of it. */
export function isShown(saved: SavedView, search: RunSearch): boolean {
  const now = Object.entries(viewOf(search)).filter(([, value]) => value !== undefined && value !== '');
  const then = Object.entries(saved.view).filter(([, value]) => value !== undefined && value !== '');
  const wanted = new Map<string, unknown>([['sort', 'newest'], ['tab', 'active'], ...then]);
  return now.length === wanted.size && now.every(([name, value]) => wanted.get(name) === value);
}
