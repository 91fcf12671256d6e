import { ArrowDownWideNarrow, ArrowUpNarrowWide, Layers, SearchX } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { runTabs } from '@/lib/processes/runs/inputs';

import { FilterChips } from './_parts/filter-chips';
import { RunFilters } from './_parts/run-filters';
import { RunTable } from './_parts/run-table';
import { SaveView } from './_parts/save-view';
import { SavedViews } from './_parts/saved-views';
import { SearchBox } from './_parts/search-box';
import { StartRunDialog } from './_parts/start-run-dialog';
import { filterNames, isShown, type RunSearch, runsAddress, sortOf, tabOf } from './address';
import { loadRuns } from './loaders';

export async function generateMetadata() {
  return { title: (await getTranslations('runs'))('title') };
}

export default async function RunsPage({ searchParams }: PageProps<'/runs'>) {
  const search = (await searchParams) as RunSearch;
  const [t, order, runs] = await Promise.all([
    getTranslations('runs'),
    getTranslations('search.sort'),
    loadRuns(search),
  ]);
  const tab = tabOf(search);
  const sort = sortOf(search);
  const isFiltered = filterNames.some((name) => search[name]);
  const isWorthSaving =
    (isFiltered || sort === 'oldest') && !runs.views.some((saved) => isShown(saved, search));

  return (
    <ClientMessages namespaces={['runs', 'search']}>
      <PageHeader title={t('title')} actions={<StartRunDialog />} />
      <LinkTabs
        label={t('tabs.label')}
        tabs={runTabs.map((each) => ({
          href: runsAddress(search, { tab: each }),
          label: t(`tabs.${each}`),
          current: each === tab,
          count: runs.counts[each].more ? `${runs.counts[each].n}+` : runs.counts[each].n,
        }))}
      />
      <SavedViews views={runs.views} search={search} />
      <search className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox search={search} />
        <RunFilters search={search} />
        <LinkButton
          variant="ghost"
          href={runsAddress(search, { sort: sort === 'oldest' ? undefined : 'oldest' })}
          scroll={false}
          aria-label={order('label', { order: order(sort) })}
          icon={sort === 'oldest' ? <ArrowUpNarrowWide aria-hidden /> : <ArrowDownWideNarrow aria-hidden />}
        >
          {order(sort)}
        </LinkButton>
        <FilterChips search={search} runs={runs.items} />
        {isWorthSaving && <SaveView search={search} />}
      </search>
      {runs.items.length > 0 && <RunTable runs={runs.items} tab={tab} />}
      {runs.items.length === 0 && isFiltered && (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={t('empty.filtered.title')}
          action={<LinkButton href={runsAddress({ tab: search.tab })}>{t('filter.reset')}</LinkButton>}
        >
          {t('empty.filtered.text')}
        </EmptyState>
      )}
      {runs.items.length === 0 && !isFiltered && (
        <EmptyState icon={<Layers aria-hidden />} title={t(`empty.${tab}.title`)}>
          {t(`empty.${tab}.text`)}
        </EmptyState>
      )}
      {(search.cursor || runs.nextCursor) && (
        <nav aria-label={t('paging.label')} className="mt-5 flex justify-between gap-2">
          {search.cursor ? (
            <LinkButton href={runsAddress(search)}>
              {sort === 'oldest' ? order('first') : t('paging.newest')}
            </LinkButton>
          ) : (
            <span />
          )}
          {runs.nextCursor && (
            <LinkButton href={runsAddress(search, { cursor: runs.nextCursor })}>
              {sort === 'oldest' ? order('more') : t('paging.older')}
            </LinkButton>
          )}
        </nav>
      )}
    </ClientMessages>
  );
}
