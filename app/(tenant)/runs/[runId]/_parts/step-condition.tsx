import { useTranslations } from 'next-intl';

import { Why } from '@/app/_ui/why';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { SkippedBecause } from './skipped-because';
import { stepsOf } from './step-look';

/** When a step is asked at all, as a sentence; once it was skipped, why. */
export function StepCondition({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  if (step.skippedBecause) {
    return (
      <div className="mt-3">
        <SkippedBecause why={step.skippedBecause} />
      </div>
    );
  }
  const { condition } = step;
  const asked = condition && stepsOf(run).find((each) => each.key === condition.checkpoint);
  if (!condition || !asked || step.status !== 'pending') return null;

  return (
    <div className="mt-3">
      <Why>
        {t.rich(condition.is === 'yes' || condition.is === 'no' ? 'board.onlyIf' : 'board.onlyIfDone', {
          title: asked.title,
          value: t(`values.${condition.is as 'yes'}`),
          b: (chunks) => <b className="font-semibold">{chunks}</b>,
        })}
      </Why>
    </div>
  );
}
