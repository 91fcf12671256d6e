import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { DueBadge, RunState } from '@/app/_parts/run/run-state';
import { initials } from '@/app/_ui/avatar';
import { AvatarGroup } from '@/app/_ui/avatar-group';
import { Badge } from '@/app/_ui/badge';
import { Card } from '@/app/_ui/card';
import { classes } from '@/app/_ui/classes';
import { Stamp } from '@/app/_ui/stamp';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { PausedBadge } from './paused-badge';
import { SkippedBecause } from './skipped-because';
import { edgeOf, hasEnded, isOverdue } from './step-look';
import { TalkCounts } from './talk/talk-counts';
import { useDecider } from './use-decider';

type Props = {
  run: RunView;
  step: CheckpointView;
  now: Date;
  isSelected: boolean;
  /** The lane before it, while that is not done. */
  waitsFor: string | null;
};

export function StepCard({ run, step, now, isSelected, waitsFor }: Props) {
  const isQuiet = step.status === 'pending' || step.status === 'skipped';

  return (
    <Card
      edge={edgeOf(run, step, now)}
      padded={false}
      className={classes(
        'py-3 pr-3.5 pl-4 transition-colors duration-100 hover:border-line-strong',
        isSelected && 'border-accent! ring-3 ring-accent-wash',
        step.status === 'skipped' && 'border-dashed bg-transparent',
      )}
    >
      <h3 className={classes('text-md leading-snug font-strong text-pretty', isQuiet && 'text-ink-soft')}>
        <Link
          href={`/runs/${run.id}?step=${step.id}` as Route}
          scroll={false}
          prefetch={false}
          aria-current={isSelected ? 'step' : undefined}
          className="after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {step.title}
        </Link>
      </h3>
      <Standing run={run} step={step} now={now} waitsFor={waitsFor} />
      <TalkCounts comments={step.commentCount} openTodos={step.openTodos} />
    </Card>
  );
}

function Standing({ run, step, now, waitsFor }: Omit<Props, 'isSelected'>) {
  const t = useTranslations('runs.board');
  const runs = useTranslations('runs');

  if (step.subDeck && step.subRunId) return <Part run={run} step={step} />;
  if (step.status === 'completed' || step.status === 'rejected') return <SignedOff step={step} />;
  if (hasEnded(run) && step.status !== 'skipped') return <Aside>{t('notNeeded')}</Aside>;
  if (step.status === 'active') {
    return (
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {run.status === 'paused' && <PausedBadge step={step} now={now} />}
        {step.slaDueAt && <DueBadge dueAt={step.slaDueAt} overdue={isOverdue(step, now)} />}
        {step.slaLimitSeconds === null && <span className="text-xs text-ink-soft">{runs('noDeadline')}</span>}
        {step.isMine ? (
          <span className="text-xs font-semibold text-accent">{t('mine')}</span>
        ) : (
          <AvatarGroup names={step.assignees.map((each) => each.name)} max={3} />
        )}
      </div>
    );
  }
  if (step.status === 'skipped') {
    return (
      <div className="mt-2 grid justify-items-start gap-2.5">
        <Badge tone="off">{t('skipped')}</Badge>
        <SkippedBecause run={run} step={step} />
      </div>
    );
  }
  return <Aside>{waitsFor ? t('waitsFor', { lane: waitsFor }) : t('waitsForStart')}</Aside>;
}

/** How far the run has come that does this step. */
function Part({ run, step }: Pick<Props, 'run' | 'step'>) {
  const t = useTranslations('runs.tree');
  const made = run.tree.find(({ id }) => id === step.subRunId);
  if (!made) return <Aside>{t('part')}</Aside>;

  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <RunState status={made.status} />
      <span className="text-sm text-ink-soft">
        {t('progress', { done: made.finishedCheckpoints, all: made.checkpointCount })}
      </span>
    </div>
  );
}

function Aside({ children }: { children: string }) {
  return <p className="mt-1.5 text-sm text-ink-faint">{children}</p>;
}

function SignedOff({ step }: { step: CheckpointView }) {
  const t = useTranslations('runs.values');
  const when = useWhen();
  const decider = useDecider(step);
  if (!decider || !step.decidedAt) return null;

  return (
    // The stamp stands askew, so it needs room below a title that runs to the edge.
    <div className="-mr-1 mt-3 flex items-end justify-between gap-2">
      <span className="truncate pb-1 text-sm text-ink-soft">{decider.label}</span>
      <Stamp
        className="shrink-0 animate-none"
        word={t((step.value ?? 'ok') as 'ok')}
        moment={when.stamp(step.decidedAt)}
        initials={initials(decider.name)}
        tone={step.status === 'rejected' ? 'overdue' : 'done'}
      />
    </div>
  );
}
