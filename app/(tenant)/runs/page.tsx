import { Layers, ListChecks } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ClientMessages } from '@/app/_i18n/client-messages';
import { getWhen } from '@/app/_i18n/get-when';
import { segmentsOf } from '@/app/_parts/run/progress';
import { DueBadge, RunState } from '@/app/_parts/run/run-state';
import { orNotFound } from '@/app/_server/or-not-found';
import { requireCtx } from '@/app/_server/require-ctx';
import { Button } from '@/app/_ui/button';
import { DataTable } from '@/app/_ui/data-table';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkTabs } from '@/app/_ui/link-tabs';
import { PageHeader } from '@/app/_ui/page-header';
import { Segments } from '@/app/_ui/segments';
import { TextInput } from '@/app/_ui/text-input';
import { countRuns } from '@/lib/processes/runs/count-runs';
import { runTabs } from '@/lib/processes/runs/inputs';
import { listRuns, type RunListItem } from '@/lib/processes/runs/list-runs';

import { StartRunDialog } from './_parts/start-run-dialog';
import { loadStartableDecks } from './loaders';

type Search = Partial<Record<'tab' | 'deck' | 'overdue' | 'q' | 'cursor', string>>;

export async function generateMetadata() {
  return { title: (await getTranslations('runs'))('title') };
}

export default async function RunsPage({ searchParams }: PageProps<'/runs'>) {
  const search = (await searchParams) as Search;
  const ctx = await requireCtx();
  const t = await getTranslations('runs');
  const tab = runTabs.find((each) => each === search.tab) ?? 'active';
  const filter = {
    deckId: search.deck || undefined,
    overdue: search.overdue === '1' || undefined,
    q: search.q || undefined,
  };
  const [runs, counts, decks] = await Promise.all([
    orNotFound(listRuns(ctx, { tab, ...filter, cursor: search.cursor || undefined, limit: 30 })),
    orNotFound(countRuns(ctx, filter)),
    loadStartableDecks(),
  ]);
  const address = (change: Search) => addressOf({ ...search, tab, cursor: undefined, ...change });
  const isFiltered = Boolean(filter.deckId || filter.overdue || filter.q);

  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <ClientMessages namespaces={['runs']}>
            <StartRunDialog decks={decks} />
          </ClientMessages>
        }
      />
      <LinkTabs
        label={t('tabs.label')}
        tabs={runTabs.map((each) => ({
          href: address({ tab: each }),
          label: t(`tabs.${each}`),
          current: each === tab,
          count: counts[each],
        }))}
      />
      <search>
        <form className="my-4 flex flex-wrap items-end gap-2">
          <input type="hidden" name="tab" value={tab} />
          <div className="min-w-0 flex-[1_1_16rem] sm:max-w-80">
            <TextInput
              name="q"
              type="search"
              defaultValue={search.q}
              placeholder={t('search')}
              aria-label={t('search')}
            />
          </div>
          <label className="flex min-h-11 items-center gap-2 text-md">
            <input
              type="checkbox"
              name="overdue"
              value="1"
              defaultChecked={filter.overdue}
              className="size-5 accent-accent"
            />
            {t('filter.overdue')}
          </label>
          <Button type="submit">{t('filter.apply')}</Button>
          {isFiltered && (
            <LinkButton variant="ghost" href={address({ deck: undefined, overdue: undefined, q: undefined })}>
              {t('filter.reset')}
            </LinkButton>
          )}
        </form>
      </search>
      {runs.items.length === 0 ? (
        <EmptyState
          icon={isFiltered ? <ListChecks aria-hidden /> : <Layers aria-hidden />}
          title={t(isFiltered ? 'empty.filtered.title' : `empty.${tab}.title`)}
        >
          {t(isFiltered ? 'empty.filtered.text' : `empty.${tab}.text`)}
        </EmptyState>
      ) : (
        <RunTable runs={runs.items} />
      )}
      <nav aria-label={t('paging.label')} className="mt-4 flex gap-2">
        {search.cursor && <LinkButton href={address({})}>{t('paging.newest')}</LinkButton>}
        {runs.nextCursor && (
          <LinkButton href={address({ cursor: runs.nextCursor })}>{t('paging.older')}</LinkButton>
        )}
      </nav>
    </>
  );
}

async function RunTable({ runs }: { runs: RunListItem[] }) {
  const t = await getTranslations('runs');
  const when = await getWhen();
  return (
    <DataTable
      label={t('title')}
      columns={[
        { id: 'run', label: t('columns.run'), card: 'title' },
        { id: 'state', label: t('columns.state'), card: 'plain' },
        { id: 'progress', label: t('columns.progress'), card: 'plain', width: '9rem' },
        { id: 'due', label: t('columns.due'), card: 'plain' },
        { id: 'startedBy', label: t('columns.startedBy'), card: 'labelled' },
      ]}
      rows={runs.map((run) => ({
        id: run.id,
        name: run.title,
        href: `/runs/${run.id}`,
        cells: {
          run: (
            <span className="block min-w-0">
              <span className="block font-strong text-pretty">{run.title}</span>
              <span className="block text-sm text-ink-faint">
                <span className="font-mono">{run.number}</span> · {run.deck.title}
              </span>
            </span>
          ),
          state: <RunState status={run.status} />,
          progress: (
            <span className="block">
              <Segments size="sm" items={segmentsOf(run)} />
              <span className="mt-1 block font-mono text-xs text-ink-faint">
                {t('progress', { done: run.finishedCheckpoints, total: run.checkpointCount })}
              </span>
            </span>
          ),
          due: run.nextDueAt ? (
            <DueBadge dueAt={run.nextDueAt} overdue={run.overdue} />
          ) : (
            <span className="text-sm text-ink-faint">
              {run.completedAt ? when.day(run.completedAt) : t('noDeadline')}
            </span>
          ),
          startedBy: (
            <span className="text-sm">
              {run.startedBy.name}
              <span className="block text-ink-faint">{when.day(run.startedAt ?? run.createdAt)}</span>
            </span>
          ),
        },
      }))}
    />
  );
}

function addressOf(search: Search): string {
  const present = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/runs?${new URLSearchParams(present)}`;
}
