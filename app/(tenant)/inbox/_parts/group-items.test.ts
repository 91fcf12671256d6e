import { describe, expect, it } from 'vitest';

import type { InboxItem } from '@/lib/processes/checkpoints/list-inbox';

import { groupByUrgency } from './group-items';

const now = new Date('2026-11-03T22:30:00Z');

describe('the inbox by urgency', () => {
  it('keeps the order and cuts it at late, today, later and undated', () => {
    const items = [
      due('2026-11-03T20:00:00Z', true),
      due('2026-11-03T22:45:00Z'),
      due('2026-11-03T23:30:00Z'),
      due(null),
    ];

    expect(groupByUrgency(items, now, 'Europe/Berlin').map(({ urgency }) => urgency)).toEqual([
      'overdue',
      'today',
      'later',
      'undated',
    ]);
  });

  it('knows that today ends at midnight where the person is', () => {
    const item = due('2026-11-03T23:30:00Z');

    expect(groupByUrgency([item], now, 'UTC')[0]?.urgency).toBe('today');
    expect(groupByUrgency([item], now, 'Europe/Berlin')[0]?.urgency).toBe('later');
  });
});

function due(at: string | null, overdue = false): InboxItem {
  return { dueAt: at && new Date(at), overdue } as InboxItem;
}
