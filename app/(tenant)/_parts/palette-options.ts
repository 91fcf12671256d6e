import type { Piece } from '@/lib/platform/search/find-subjects';
import type { SearchAnswer } from '@/lib/processes/search/search-all';

export type PaletteKind = 'page' | 'deck' | 'run' | 'person' | 'all';

export type PaletteOption = {
  id: string;
  kind: PaletteKind;
  href: string;
  title: Piece[];
  /** Below the title: the line that says why it was found, else what it is. */
  below?: Piece[];
  status?: string;
};

export type PaletteGroup = { name: PaletteKind; options: PaletteOption[] };

type Page = { href: string; label: string };

/** What the palette offers for what was typed so far, in the order of the arrow keys. */
export function paletteGroups(
  q: string,
  pages: readonly Page[],
  answer: SearchAnswer | null,
): PaletteGroup[] {
  const typed = q.trim().toLowerCase();
  const groups: PaletteGroup[] = [
    { name: 'deck', options: (answer?.decks ?? []).map(deckOption) },
    { name: 'run', options: (answer?.runs ?? []).map(runOption) },
    { name: 'person', options: (answer?.users ?? []).map(personOption) },
    {
      name: 'page',
      options: pages.filter(({ label }) => label.toLowerCase().includes(typed)).map(pageOption),
    },
    { name: 'all', options: answer && answer.runs.length > 0 ? [allOption(q.trim())] : [] },
  ];
  return groups.filter((group) => group.options.length > 0);
}

function deckOption(deck: SearchAnswer['decks'][number]): PaletteOption {
  const below = deck.excerpt ?? (deck.departmentName ? [plain(deck.departmentName)] : undefined);
  return { id: `deck-${deck.id}`, kind: 'deck', href: `/decks/${deck.id}`, title: deck.marked, below };
}

function runOption(run: SearchAnswer['runs'][number]): PaletteOption {
  const from = plain(`${run.number} · ${run.deckTitle}`);
  const below = run.excerpt ? [plain(`${run.number} · `), ...run.excerpt] : [from];
  return {
    id: `run-${run.id}`,
    kind: 'run',
    href: `/runs/${run.id}`,
    title: run.marked,
    below,
    status: run.status,
  };
}

function personOption(person: SearchAnswer['users'][number]): PaletteOption {
  const below = [plain([person.jobTitle, person.email].filter(Boolean).join(' · '))];
  const href = `/team?${new URLSearchParams({ q: person.email })}`;
  return { id: `person-${person.id}`, kind: 'person', href, title: [plain(person.name)], below };
}

function pageOption({ href, label }: Page): PaletteOption {
  return { id: `page-${href.replaceAll('/', '-')}`, kind: 'page', href, title: [plain(label)] };
}

function allOption(q: string): PaletteOption {
  return { id: 'all-runs', kind: 'all', href: `/runs?${new URLSearchParams({ q })}`, title: [plain(q)] };
}

function plain(text: string): Piece {
  return { text, hit: false };
}
