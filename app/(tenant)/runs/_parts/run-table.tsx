import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import type { When } from '@/app/_i18n/when';
import { segmentsOf } from '@/app/_parts/run/progress';
import { DueBadge, RunState } from '@/app/_parts/run/run-state';
import type { DataRow } from '@/app/_ui/data-table';
import { Segments } from '@/app/_ui/segments';
import type { RunListItem } from '@/lib/processes/runs/list-runs';

import { SelectableRuns } from './selectable-runs';

const actionsOf = {
  active: ['pause', 'resume', 'reassign', 'cancel'],
  done: ['archive'],
  cancelled: ['archive'],
  archive: ['unarchive'],
} as const;

/** One row a run; a card each where it is narrow. Runs that have ended say when instead of by when. */
export function RunTable({ runs, tab }: { runs: RunListItem[]; tab: keyof typeof actionsOf }) {
  const t = useTranslations('runs');
  const when = useWhen();
  const isRunning = tab === 'active';

  return (
    <SelectableRuns
      label={t('title')}
      columns={[
        { id: 'run', label: t('columns.run'), card: 'title' },
        { id: 'state', label: t('columns.state'), card: 'plain' },
        { id: 'progress', label: t('columns.progress'), card: 'plain', width: '12rem' },
        isRunning
          ? { id: 'due', label: t('columns.due'), card: 'hidden' }
          : { id: 'ended', label: t('columns.ended'), card: 'labelled' },
        { id: 'startedBy', label: t('columns.startedBy'), card: 'hidden' },
      ]}
      rows={runs.map((run) => rowOf(run, t, when))}
      actions={actionsOf[tab]}
    />
  );
}

function rowOf(run: RunListItem, t: ReturnType<typeof useTranslations<'runs'>>, when: When): DataRow {
  const figures = t('progress', { done: run.finishedCheckpoints, total: run.checkpointCount });

  return {
    id: run.id,
    name: run.title,
    href: `/runs/${run.id}`,
    cells: {
      run: (
        <span className="block min-w-0">
          <span className="block text-pretty">{run.title}</span>
          <span className="block text-sm font-normal text-ink-faint">
            <span className="font-mono tracking-tight">{run.number}</span> · {run.deck.title}
            {run.parentRunId && <> · {t('tree.part')}</>}
          </span>
        </span>
      ),
      state: (
        <span className="flex flex-wrap gap-2">
          <RunState status={run.status} />
          {run.nextDueAt && (
            <span className="@2xl:hidden">
              <DueBadge dueAt={run.nextDueAt} overdue={run.overdue} />
            </span>
          )}
        </span>
      ),
      progress: (
        <span className="flex w-full items-center gap-3">
          <Segments size="sm" items={segmentsOf(run)} label={figures} />
          <span aria-hidden className="shrink-0 font-mono text-xs text-ink-faint">
            {run.finishedCheckpoints}/{run.checkpointCount}
          </span>
        </span>
      ),
      due: run.nextDueAt ? (
        <DueBadge dueAt={run.nextDueAt} overdue={run.overdue} />
      ) : (
        <span className="text-sm text-ink-faint">{t('noDeadline')}</span>
      ),
      ended: <span className="text-sm">{run.completedAt && when.day(run.completedAt)}</span>,
      startedBy: (
        <span className="block text-sm">
          {run.startedBy.name}
          <span className="block text-ink-faint">{when.day(run.startedAt ?? run.createdAt)}</span>
        </span>
      ),
    },
  };
}
