import { describe, expect, it } from 'vitest';

import { paletteGroups } from './palette-options';

const pages = [
  { href: '/runs', label: 'Läufe' },
  { href: '/admin/mail', label: 'E-Mails' },
];
const piece = (text: string) => ({ text, hit: false });

describe('paletteGroups', () => {
  it('offers the pages before anything is typed, and those whose name says it afterwards', () => {
    expect(paletteGroups('', pages, null).map((group) => group.name)).toEqual(['page']);
    expect(paletteGroups('mail', pages, null)[0]?.options.map((option) => option.href)).toEqual([
      '/admin/mail',
    ]);
    expect(paletteGroups('nirgends', pages, null)).toEqual([]);
  });

  it('offers what was found and the whole list of runs, each under an id of its own', () => {
    const run = {
      id: 'r',
      number: '2026-000001',
      title: 'T',
      marked: [piece('T')],
      excerpt: null,
      status: 'active' as const,
      deckTitle: 'D',
      archived: false,
    };
    const user = { id: 'u', name: 'Ana', email: 'a+b@test.example', jobTitle: null };
    const groups = paletteGroups('T & Co', pages, { decks: [], runs: [run], users: [user] });
    expect(groups.map((group) => group.name)).toEqual(['run', 'person', 'all']);
    expect(groups[0]?.options[0]).toMatchObject({ href: '/runs/r', below: [piece('2026-000001 · D')] });
    expect(groups[1]?.options[0]?.href).toBe('/team?q=a%2Bb%40test.example');
    expect(groups[2]?.options[0]?.href).toBe('/runs?q=T+%26+Co');
    const ids = groups.flatMap((group) => group.options.map((option) => option.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
