import { useTranslations } from 'next-intl';

import { conditionSentence } from '@/app/_parts/condition/condition-sentence';
import { Why } from '@/app/_ui/why';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { SkippedBecause } from './skipped-because';
import { stepsOf } from './step-look';

/** When a step is asked at all, as a sentence; once it was skipped, why. */
export function StepCondition({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('condition');
  if (step.status === 'skipped') {
    return (
      <div className="mt-3">
        <SkippedBecause run={run} step={step} />
      </div>
    );
  }
  if (!step.condition || step.status !== 'pending') return null;

  return (
    <div className="mt-3">
      <Why>{t('reads', { text: conditionSentence(t, step.condition, stepsOf(run)) })}</Why>
    </div>
  );
}
