import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { segmentsOf } from '@/app/_parts/run/progress';
import { DueBadge, RunState } from '@/app/_parts/run/run-state';
import { Segments } from '@/app/_ui/segments';
import type { FollowedRun } from '@/lib/processes/checkpoints/get-overview';

import { SectionHead } from './section-head';

export function FollowedRuns({ runs }: { runs: FollowedRun[] }) {
  const t = useTranslations('overview.runs');

  return (
    <section>
      <SectionHead title={t('title')} href="/runs" more={t('all')} />
      {runs.length === 0 && <p className="text-md text-ink-soft">{t('empty')}</p>}
      {runs.length > 0 && (
        <ul className="overflow-hidden rounded-lg border border-line bg-card">
          {runs.map((run) => (
            <li key={run.id} className="border-b border-line last:border-0">
              <RunLink run={run} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RunLink({ run }: { run: FollowedRun }) {
  const t = useTranslations('runs');
  const figures = t('progress', { done: run.finishedCheckpoints, total: run.checkpointCount });

  return (
    <Link
      href={`/runs/${run.id}` as Route}
      className="grid gap-2.5 px-4 py-3.5 -outline-offset-2 transition-colors duration-100 hover:bg-hover/60 sm:px-5"
    >
      <span className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <span className="min-w-0 flex-[1_1_11rem]">
          <span className="block truncate leading-snug font-strong">{run.title}</span>
          <span className="block truncate text-sm text-ink-faint">{run.deckTitle}</span>
        </span>
        {run.nextDueAt ? (
          <DueBadge dueAt={run.nextDueAt} overdue={run.overdue} />
        ) : (
          <RunState status={run.status} />
        )}
      </span>
      <Segments size="sm" items={segmentsOf(run)} label={figures} />
    </Link>
  );
}
