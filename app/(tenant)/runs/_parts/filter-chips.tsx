import { X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';

import type { RunListItem } from '@/lib/processes/runs/list-runs';

import { type FilterName, type RunSearch, runsAddress } from '../address';
import { loadNames } from '../loaders';

const shown = [
  'deck',
  'department',
  'starter',
  'assignee',
  'overdue',
  'from',
  'to',
] as const satisfies FilterName[];

/** What the list is narrowed to, each to be taken off with one press. */
export async function FilterChips({ search, runs }: { search: RunSearch; runs: RunListItem[] }) {
  const active = shown.filter((name) => search[name]);
  if (active.length === 0) return null;

  const [t, locale] = await Promise.all([getTranslations('runs.filter'), getLocale()]);
  const needsNames = active.some(
    (name) => name === 'department' || name === 'starter' || name === 'assignee',
  );
  const names = needsNames ? await loadNames() : new Map<string, string>();

  function wordsOf(name: (typeof shown)[number]): string {
    if (name === 'overdue') return t('overdue');
    const value = search[name] ?? '';
    if (name === 'from' || name === 'to') return `${t(name)}: ${dayOf(value, locale)}`;
    const found = name === 'deck' ? runs[0]?.deck.title : names.get(value);
    return found ? `${t(name)}: ${found}` : t(name);
  }

  return (
    <ul className="flex flex-wrap gap-2">
      {active.map((name) => (
        <li key={name}>
          <Link
            href={runsAddress(search, { [name]: undefined }) as Route}
            scroll={false}
            aria-label={t('remove', { name: wordsOf(name) })}
            className="flex min-h-8 max-w-full items-center gap-1.5 rounded-full bg-accent-wash pr-2 pl-3 text-sm font-strong text-accent hover:bg-hover touch:min-h-11"
          >
            <span className="truncate">{wordsOf(name)}</span>
            <X aria-hidden className="size-4 shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function dayOf(value: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
}
