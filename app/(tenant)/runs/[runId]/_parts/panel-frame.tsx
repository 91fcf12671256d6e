import { ArrowLeft, X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { iconButtonLook } from '@/app/_ui/button-look';
import { classes } from '@/app/_ui/classes';
import type { RunView } from '@/lib/processes/runs/show-run';

import { Arrival } from './arrival';

/**
 * What one step or the approval is shown in: beside the board where there is room, else a page of its own whose
 * buttons stay at the thumb. Opened by itself it stays away from small screens, so that the run is seen first.
 */
export function PanelFrame({
  run,
  id,
  label,
  badge,
  title,
  state,
  isAsked,
  children,
}: {
  run: RunView;
  /** What is shown; another one is a new arrival. */
  id: string;
  label: string;
  badge: ReactNode;
  title: string;
  /** Where it stands; signing off is an arrival, too. */
  state: string;
  /** Whether the address names it. */
  isAsked: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('runs.step');
  const href = `/runs/${run.id}` as Route;

  return (
    <aside
      key={id}
      aria-label={label}
      className={classes(
        'flex min-w-0 flex-col bg-card',
        'max-sm:-mx-4 max-sm:-mt-5 max-sm:-mb-24 max-sm:min-h-[calc(100dvh-3.75rem)]',
        'sm:rounded-lg sm:border sm:border-line sm:shadow-card sm:max-xl:mx-auto sm:max-xl:w-full sm:max-xl:max-w-2xl',
        'xl:sticky xl:top-20 xl:max-h-[max(30rem,calc(100dvh-15.5rem))] xl:overflow-y-auto',
        !isAsked && 'max-xl:hidden',
      )}
    >
      {isAsked && (
        <Link
          href={href}
          className="flex min-h-12 items-center gap-2.5 border-b border-line px-4 text-sm text-ink-soft hover:text-ink sm:px-5 xl:hidden"
        >
          <ArrowLeft aria-hidden className="size-4.5 shrink-0" />
          <span className="min-w-0 flex-1 truncate font-medium">
            <span className="sr-only">{t('back')}: </span>
            {run.title}
          </span>
          <span className="font-mono text-xs text-ink-faint">{run.number}</span>
        </Link>
      )}
      <header className="border-b border-dashed border-line-strong px-5 pt-4.5 pb-3.5">
        <div className="flex min-h-6 items-center justify-between gap-3">
          {badge}
          {isAsked && (
            <Link
              href={href}
              scroll={false}
              aria-label={t('close')}
              className={iconButtonLook('ghost', 'sm', '-my-1 -mr-2 max-xl:hidden')}
            >
              <X aria-hidden />
            </Link>
          )}
        </div>
        <Arrival isAsked={isAsked} state={state}>
          <h2 tabIndex={-1} className="mt-2 text-lg font-heavy tracking-[-0.012em] text-pretty outline-none">
            {title}
          </h2>
        </Arrival>
      </header>
      {children}
    </aside>
  );
}

export function PanelSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-5 py-4 last:border-0">
      {title && <h3 className="mb-2 text-xs font-semibold text-ink-faint">{title}</h3>}
      {children}
    </section>
  );
}
