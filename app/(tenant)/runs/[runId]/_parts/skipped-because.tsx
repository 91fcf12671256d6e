import { useTranslations } from 'next-intl';

import { Why } from '@/app/_ui/why';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

type Reason = NonNullable<CheckpointView['skippedBecause']>;

/** The sentence behind a skipped step: the answer that decided it. */
export function SkippedBecause({ why }: { why: Reason }) {
  const t = useTranslations('runs');
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
