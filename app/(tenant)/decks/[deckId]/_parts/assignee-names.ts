import type { PeopleOptions } from '@/lib/platform/identity/list-people-options';
import type { DraftAssignee } from '@/lib/processes/decks/inputs';

/** Who a step is for, in words; somebody who has left is a question mark. */
export function assigneeNames(
  assignees: readonly DraftAssignee[],
  people: PeopleOptions,
  starter: string,
): string[] {
  return assignees.map((each) => {
    if (each.type === 'starter') return starter;
    const [list, id] =
      each.type === 'user' ? [people.users, each.userId] : [people.departments, each.departmentId];
    return list.find((known) => known.id === id)?.name ?? '?';
  });
}
