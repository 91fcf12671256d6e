import { Bookmark } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import type { SavedView } from '@/lib/processes/runs/list-views';

import { addressOfView, isShown, type RunSearch } from '../address';
import { ViewMenu } from './view-menu';

/** One's own views, each one press away; more than fit are pushed sideways. */
export function SavedViews({ views, search }: { views: SavedView[]; search: RunSearch }) {
  const t = useTranslations('search.views');
  if (views.length === 0) return null;

  return (
    <nav aria-label={t('label')} className="-mx-1 mb-3 overflow-x-auto px-1 py-1">
      <ul className="flex w-max gap-2">
        {views.map((saved) => {
          const isCurrent = isShown(saved, search);
          return (
            <li
              key={saved.id}
              className={`flex items-center rounded-full border text-sm font-strong ${isCurrent ? 'border-accent bg-accent-wash text-accent' : 'border-line bg-card text-ink-soft'}`}
            >
              <Link
                href={addressOfView(saved) as Route}
                scroll={false}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex min-h-8 items-center gap-1.5 rounded-l-full pl-3 hover:text-ink touch:min-h-11"
              >
                <Bookmark aria-hidden className="size-3.5 shrink-0" />
                <span className="max-w-56 truncate">{saved.name}</span>
              </Link>
              <ViewMenu saved={saved} search={search} isShown={isCurrent} />
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
