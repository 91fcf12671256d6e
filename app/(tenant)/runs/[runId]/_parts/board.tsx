import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { DueBadge } from '@/app/_parts/run/run-state';
import { initials } from '@/app/_ui/avatar';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { classes } from '@/app/_ui/classes';
import { Stamp } from '@/app/_ui/stamp';
import { Why } from '@/app/_ui/why';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { edgeOf, isOverdue } from './step-look';

type Props = { run: RunView; selectedId: string | null; now: Date; me: string };

/** The lanes of a run side by side, each step with where it stands; what was signed off carries its stamp. */
export function Board({ run, selectedId, now, me }: Props) {
  const t = useTranslations('runs.board');
  return (
    <section aria-label={t('label')} className="overflow-x-auto pb-2">
      <ol className="grid gap-4 lg:auto-cols-[minmax(15rem,1fr)] lg:grid-flow-col">
        {run.lanes.map((lane) => {
          const done = lane.checkpoints.filter(
            (step) => step.status === 'completed' || step.status === 'skipped',
          ).length;
          const before = run.lanes[lane.index - 1];
          return (
            <li key={lane.index} className="min-w-0 rounded-lg bg-sunken p-3">
              <h2 className="flex items-center gap-2 px-1 pb-2.5 text-sm font-semibold text-ink-soft">
                <span className="truncate">{lane.title || t('lane', { n: lane.index + 1 })}</span>
                <span
                  role="img"
                  className="font-mono text-xs text-ink-faint"
                  aria-label={t('countLabel', { done, total: lane.checkpoints.length })}
                >
                  {t('count', { done, total: lane.checkpoints.length })}
                </span>
              </h2>
              <ul className="grid gap-2">
                {lane.checkpoints.map((step) => (
                  <li key={step.id}>
                    <StepCard
                      step={step}
                      href={`/runs/${run.id}?step=${step.id}`}
                      isSelected={step.id === selectedId}
                      now={now}
                      me={me}
                      waitsFor={before ? before.title || t('lane', { n: before.index + 1 }) : null}
                    />
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function StepCard({
  step,
  href,
  isSelected,
  now,
  me,
  waitsFor,
}: {
  step: CheckpointView;
  href: string;
  isSelected: boolean;
  now: Date;
  me: string;
  waitsFor: string | null;
}) {
  const t = useTranslations('runs');
  const isMine = step.status === 'active' && step.assignees.some((each) => each.id === me);
  return (
    <Link
      href={href as Route}
      scroll={false}
      aria-current={isSelected ? 'true' : undefined}
      className={classes('block rounded-md', isSelected && 'ring-3 ring-accent-wash')}
    >
      <Card
        edge={edgeOf(step, now)}
        className={classes(
          'relative overflow-hidden transition-colors hover:border-line-strong',
          isSelected && 'border-accent',
          step.status === 'skipped' && 'border-dashed',
        )}
      >
        <h3
          className={classes('text-md font-strong text-pretty', step.status === 'pending' && 'text-ink-soft')}
        >
          {step.title}
        </h3>
        <div className="mt-2 flex min-h-6 flex-wrap items-center gap-2 text-sm text-ink-soft">
          {step.status === 'active' && (
            <>
              <DueBadge dueAt={step.slaDueAt} overdue={isOverdue(step, now)} />
              {isMine && <Badge tone="started">{t('board.mine')}</Badge>}
              <AvatarGroup names={step.assignees.map((each) => each.name)} max={3} />
            </>
          )}
          {step.status === 'pending' && (
            <span>{waitsFor ? t('board.waitsFor', { lane: waitsFor }) : t('board.waitsForStart')}</span>
          )}
          {step.status === 'skipped' && <Badge tone="off">{t('board.skipped')}</Badge>}
          {(step.status === 'completed' || step.status === 'rejected') && <SignedOff step={step} />}
        </div>
        {step.skippedBecause && (
          <Why>
            {t.rich(becauseKey(step.skippedBecause), {
              title: step.skippedBecause.title,
              value: t(`values.${step.skippedBecause.value ?? step.skippedBecause.is}` as 'values.yes'),
              b: (chunks) => <b className="font-semibold">{chunks}</b>,
            })}
          </Why>
        )}
      </Card>
    </Link>
  );
}

function SignedOff({ step }: { step: CheckpointView }) {
  const t = useTranslations('runs');
  const when = useWhen();
  if (!step.decidedBy || !step.decidedAt) return null;
  return (
    <span className="flex w-full items-end justify-between gap-2">
      <span className="truncate">{step.decidedBy.name}</span>
      <Stamp
        word={t(`values.${step.value ?? 'ok'}` as 'values.ok')}
        moment={when.stamp(step.decidedAt)}
        initials={initials(step.decidedBy.name)}
        tone={step.status === 'rejected' ? 'overdue' : 'done'}
      />
    </span>
  );
}

function becauseKey(why: { value: string | null }): 'board.because' | 'board.becauseSkipped' {
  return why.value === null ? 'board.becauseSkipped' : 'board.because';
}
