import { useTranslations } from 'next-intl';

import { conditionSentence } from '@/app/_parts/condition/condition-sentence';
import { Why } from '@/app/_ui/why';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { stepsOf } from './step-look';

type Reason = NonNullable<CheckpointView['skippedBecause']>;

/** The sentence behind a skipped step: the answer that decided it, or the rule that did not hold. */
export function SkippedBecause({ run, step }: { run: RunView; step: CheckpointView }) {
  const t = useTranslations('runs');
  const words = useTranslations('condition');
  const why = step.skippedBecause;
  if (!why) {
    if (!step.condition) return null;
    const text = conditionSentence(words, step.condition, stepsOf(run));
    return <Why>{t('board.becauseRule', { text })}</Why>;
  }
  const value = why.value === null ? '' : t(`values.${why.value as 'yes'}`);

  return (
    <Why>
      {t.rich(`board.${sentenceOf(why)}`, {
        title: why.title,
        value,
        b: (chunks) => <b className="font-semibold">{chunks}</b>,
      })}
    </Why>
  );
}

function sentenceOf({ value }: Reason): 'because' | 'becauseSkipped' | 'becauseResult' {
  if (value === null) return 'becauseSkipped';
  return value === 'yes' || value === 'no' ? 'because' : 'becauseResult';
}
