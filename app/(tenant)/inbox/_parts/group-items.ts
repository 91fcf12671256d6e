import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

export type Urgency = 'overdue' | 'today' | 'later' | 'undated';
export type InboxGroup = { urgency: Urgency; items: InboxItem[] };

/** The list in its own order, cut where the urgency changes. Today ends at midnight where the person is. */
export function groupByUrgency(items: InboxItem[], now: Date, timeZone: string): InboxGroup[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const today = day.format(now);
  const groups: InboxGroup[] = [];

  for (const item of items) {
    const urgency = urgencyOf(item, (dueAt) => day.format(dueAt) === today);
    const last = groups.at(-1);
    if (last?.urgency === urgency) last.items.push(item);
    else groups.push({ urgency, items: [item] });
  }
  return groups;
}

function urgencyOf(item: InboxItem, isToday: (dueAt: Date) => boolean): Urgency {
  if (!item.dueAt) return 'undated';
  if (item.overdue) return 'overdue';
  return isToday(item.dueAt) ? 'today' : 'later';
}
