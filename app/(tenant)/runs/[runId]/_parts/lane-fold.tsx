'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Children, type ReactNode, useId, useState } from 'react';

import { classes } from '@/app/_ui/classes';

/** One lane. On a phone what lies behind is folded away, so that the step that counts is near. */
export function LaneFold({
  title,
  count,
  countLabel,
  folded,
  children,
}: {
  title: string;
  count?: string;
  countLabel?: string;
  folded: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('runs.board');
  const [isOpen, setIsOpen] = useState(!folded);
  const listId = useId();

  return (
    <section className="rounded-lg bg-sunken p-3">
      <div className="flex items-center gap-2 px-1">
        <h2 className="flex min-w-0 flex-1 items-baseline gap-2 text-sm font-semibold text-ink-soft">
          <span className="truncate">{title}</span>
          {count && (
            <span role="img" aria-label={countLabel} className="font-mono text-xs text-ink-faint">
              {count}
            </span>
          )}
        </h2>
        {folded && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-label={t(isOpen ? 'hideLane' : 'showLane', { lane: title })}
            onClick={() => setIsOpen(!isOpen)}
            className="-my-2 -mr-2 grid size-11 place-items-center rounded-sm text-ink-soft sm:hidden"
          >
            <ChevronDown
              aria-hidden
              className={classes('size-5 transition-transform', isOpen && 'rotate-180')}
            />
          </button>
        )}
      </div>
      <ul id={listId} className={classes('mt-2.5 grid gap-2', !isOpen && 'max-sm:hidden')}>
        {Children.map(children, (card) => card && <li className="min-w-0">{card}</li>)}
      </ul>
    </section>
  );
}
