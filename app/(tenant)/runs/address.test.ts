import { describe, expect, it } from 'vitest';

import { newId } from '@/lib/platform/core/ids';

import { addressOfView, isShown, type RunSearch, runsAddress, viewOf } from './address';

const selections: RunSearch[] = [
  {},
  { tab: 'done' },
  { q: 'Prüfung & Co', overdue: '1' },
  { from: '2026-10-01', to: '2026-10-31' },
  { tab: 'archive', deck: newId(), department: newId(), starter: newId(), assignee: newId(), sort: 'oldest' },
];

describe('a saved view', () => {
  it.each(selections)('leads back to what was looked at: %o', (search) => {
    const saved = { id: newId(), name: 'x', revision: 1, view: viewOf({ ...search, cursor: 'deep' }) };
    expect(Object.fromEntries(new URL(addressOfView(saved), 'http://x').searchParams)).toEqual(search);
    expect(isShown(saved, { ...search, cursor: 'deep' })).toBe(true);
    for (const other of selections) expect(isShown(saved, other)).toBe(other === search);
  });

  it('is the same however its address came about', () => {
    const saved = { id: newId(), name: 'x', revision: 1, view: viewOf({}) };
    expect(isShown(saved, { tab: 'active', sort: 'newest', q: '' })).toBe(true);
    expect(isShown(saved, { tab: 'nonsense' })).toBe(true);
    expect(runsAddress({ sort: 'oldest' }, { tab: 'done' })).toBe('/runs?sort=oldest&tab=done');
  });
});
