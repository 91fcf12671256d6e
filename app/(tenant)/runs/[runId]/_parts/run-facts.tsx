import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { useWhen } from '@/app/_i18n/use-when';
import { RunState } from '@/app/_parts/run/run-state';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { Badge } from '@/app/_ui/badge';
import type { RunView } from '@/lib/processes/runs/show-run';
import { scheduleName } from '@/lib/processes/schedules/inputs';

import { stepsOf } from './step-look';

/** The line under a run's title: number, state, who began it and when, which version, who takes part. */
export function RunFacts({ run }: { run: RunView }) {
  const t = useTranslations('runs.run');
  const schedules = useTranslations('schedules.run');
  const when = useWhen();
  const people = new Map(
    stepsOf(run).flatMap((step) => step.assignees.map((each) => [each.id, each.name] as const)),
  );
  const bold = (chunks: ReactNode) => <b className="font-strong text-ink">{chunks}</b>;

  return (
    <>
      <span className="font-mono text-sm tracking-tight text-ink-faint">{run.number}</span>
      <RunState status={run.status} />
      {run.archivedAt && <Badge tone="off">{t('archived')}</Badge>}
      <span>
        {run.schedule
          ? schedules.rich(run.schedule.late ? 'late' : 'startedBy', {
              title: scheduleName(run.schedule.title),
              name: run.startedBy.name,
              day: when.day(run.startedAt ?? run.createdAt),
              moment: when.moment(run.schedule.dueAt),
              b: bold,
            })
          : t.rich(run.startedAt ? 'startedBy' : 'createdBy', {
              name: run.startedBy.name,
              day: when.day(run.startedAt ?? run.createdAt),
              b: bold,
            })}
      </span>
      <span>{t.rich('deckVersion', { version: run.version, b: bold })}</span>
      {run.endedAt && <span>{t('ended', { day: when.day(run.endedAt) })}</span>}
      {people.size > 0 && <AvatarGroup names={[...people.values()]} />}
    </>
  );
}
