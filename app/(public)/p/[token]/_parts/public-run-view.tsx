import { CircleCheck, CircleDashed, CircleX, Hourglass, type LucideIcon, SkipForward } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { RunState } from '@/app/_parts/run/run-state';
import { Card } from '@/app/_ui/card';
import { classes } from '@/app/_ui/classes';
import { Segments } from '@/app/_ui/segments';
import { type Tone, toneWash } from '@/app/_ui/tone';
import type { OpenedLink } from '@/lib/processes/links/open-link';

type Run = Extract<OpenedLink, { state: 'open' }>['run'];
type Step = Run['lanes'][number]['steps'][number];

/** How far something is, for somebody who only waits for it. */
export function PublicRunView({ run, validUntil }: { run: Run; validUntil: Date }) {
  const t = useTranslations('links.page');
  const when = useWhen();
  const steps = run.lanes.flatMap((lane) => lane.steps);
  const done = steps.filter(({ status }) => status === 'completed' || status === 'skipped').length;

  return (
    <>
      <h1 className="text-2xl font-heavy tracking-tight text-balance wrap-anywhere">{run.title}</h1>
      <div className="mt-3 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-md text-ink-soft">
        <RunState status={run.status} />
        {run.startedAt && <span>{t('started', { day: when.day(new Date(run.startedAt)) })}</span>}
        {run.endedAt && <span>{t('ended', { day: when.day(new Date(run.endedAt)) })}</span>}
        <span>{t('done', { done, total: steps.length })}</span>
      </div>
      <Segments className="mb-6" items={steps.map(segmentOf)} />
      <div className="grid gap-6">
        {run.lanes.map((lane, index) => {
          const title = lane.title || t('lane', { n: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lanes have no other name, and never change their order
            <section key={index} aria-label={title}>
              <h2 className="mb-2 text-md font-semibold text-ink-soft wrap-anywhere">{title}</h2>
              <Card padded={false}>
                <ul className="divide-y divide-line">
                  {lane.steps.map((step, position) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above; ids of steps stay inside the house
                    <StepRow key={position} step={step} />
                  ))}
                </ul>
              </Card>
            </section>
          );
        })}
      </div>
      <p className="mt-8 text-sm text-pretty text-ink-faint">
        {t('validUntil', { day: when.date(validUntil) })}
      </p>
    </>
  );
}

const looks: Record<Step['status'], { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: CircleDashed, tone: 'off' },
  active: { icon: Hourglass, tone: 'open' },
  completed: { icon: CircleCheck, tone: 'done' },
  rejected: { icon: CircleX, tone: 'overdue' },
  skipped: { icon: SkipForward, tone: 'off' },
};

function StepRow({ step }: { step: Step }) {
  const t = useTranslations('links.page');
  const states = useTranslations('common.checkpointState');
  const when = useWhen();
  const { icon: Icon, tone } = looks[step.status];
  const day = step.decidedAt
    ? t('stepDone', { day: when.day(new Date(step.decidedAt)) })
    : step.dueAt && t('stepDue', { day: when.day(new Date(step.dueAt)) });

  return (
    <li className="flex items-start gap-3 px-4 py-3.5">
      <span
        aria-hidden
        className={classes('mt-px grid size-7 shrink-0 place-items-center rounded-full', toneWash[tone])}
      >
        <Icon className="size-4" strokeWidth={2.25} />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="text-base font-strong text-pretty wrap-anywhere">
          {step.title}
        </p>
        <p className="text-sm text-ink-soft">
          {states(step.status)}
          {day && ` · ${day}`}
        </p>
      </div>
    </li>
  );
}

function segmentOf({ status }: Step): 'done' | 'open' | 'rejected' | 'skipped' | 'waiting' {
  if (status === 'completed') return 'done';
  if (status === 'active') return 'open';
  return status === 'pending' ? 'waiting' : status;
}
