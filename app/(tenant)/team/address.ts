import type { UserItem } from '@/lib/platform/identity/list-users';

export const statuses = ['active', 'invited', 'inactive'] as const satisfies UserItem['status'][];

export type TeamSearch = Partial<Record<'tab' | 'q' | 'department' | 'status' | 'cursor', string>>;

/** The address of the list with something changed; another selection begins at its first page. */
export function teamAddress(search: TeamSearch, change: TeamSearch = {}): string {
  const wanted: TeamSearch = { ...search, cursor: undefined, ...change };
  const present = Object.entries(wanted).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return present.length === 0 ? '/team' : `/team?${new URLSearchParams(present)}`;
}

export function isFiltered(search: TeamSearch): boolean {
  return Boolean(search.q || search.department || search.status);
}

/** The same as the query wants it. */
export function filterOf(search: TeamSearch) {
  return {
    q: search.q || undefined,
    departmentId: search.department || undefined,
    status: statuses.find((status) => status === search.status),
    cursor: search.cursor || undefined,
  };
}
