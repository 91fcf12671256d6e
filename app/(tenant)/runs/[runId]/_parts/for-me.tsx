import { ArrowRight } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { DueBadge } from '@/app/_parts/run/run-state';
import type { RunView } from '@/lib/processes/runs/show-run';

import { isOverdue, stepsForMe } from './step-look';

/** Where the panel does not fit beside the board: the way to what waits for me, before everything else. */
export function ForMe({ run, now }: { run: RunView; now: Date }) {
  const t = useTranslations('runs.run');
  const [step, ...more] = stepsForMe(run);
  if (!step && !run.may.decide) return null;

  return (
    <Link
      href={(step ? `/runs/${run.id}?step=${step.id}` : `/runs/${run.id}?approval=1`) as Route}
      className="mb-5 flex items-center gap-3 rounded-md border border-accent bg-accent-wash px-4 py-3.5 xl:hidden"
    >
      <span className="grid min-w-0 flex-1 justify-items-start gap-1.5">
        <span className="text-sm font-strong text-accent">
          {step ? t('forYou', { n: more.length + 1 }) : t('approvalForYou')}
        </span>
        {step && <span className="text-base leading-snug font-semibold text-pretty">{step.title}</span>}
        {step?.slaDueAt && <DueBadge dueAt={step.slaDueAt} overdue={isOverdue(step, now)} />}
      </span>
      <ArrowRight aria-hidden className="size-5 shrink-0 text-accent" />
    </Link>
  );
}
