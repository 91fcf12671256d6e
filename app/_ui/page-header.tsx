import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export type Crumb = { label: string; href?: string };

/** Where I am, what it is, what I can do here. */
export function PageHeader({
  crumbs = [],
  title,
  meta,
  actions,
}: {
  crumbs?: Crumb[];
  title: ReactNode;
  /** One line of facts under the title. */
  meta?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mb-5">
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-[1_1_20rem]">
          <h1 className="text-xl font-heavy tracking-[-0.022em] text-balance sm:text-2xl">{title}</h1>
          {meta && (
            <div className="mt-2 flex flex-wrap items-center gap-x-4.5 gap-y-1.5 text-md text-ink-soft">
              {meta}
            </div>
          )}
        </div>
        {actions && (
          <div data-print="hide" className="flex flex-wrap gap-2">
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('common.shell');

  return (
    <nav aria-label={t('crumbs')} className="mb-1.5 text-sm text-ink-faint">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb) => (
          <li
            key={crumb.label}
            className="flex max-w-full items-center gap-2 not-first:before:text-line-strong not-first:before:content-['/']"
          >
            {crumb.href ? (
              <Link
                href={crumb.href as Route}
                className="-my-1 truncate py-1 underline-offset-3 hover:text-ink hover:underline"
              >
                {crumb.label}
              </Link>
            ) : (
              <span className="truncate">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
