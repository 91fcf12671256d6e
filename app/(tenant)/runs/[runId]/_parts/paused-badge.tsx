import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Badge } from '@/app/_ui/badge';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { usedSeconds } from './step-look';

/** A clock that stands because the run is paused has no due time: it says what will be left when it goes on. */
export function PausedBadge({ step, now }: { step: CheckpointView; now: Date }) {
  const t = useTranslations('runs.board');
  const pausedWith = usePausedWith();
  if (step.slaLimitSeconds === null) return <Badge tone="off">{t('clockStands')}</Badge>;

  return <Badge tone="off">{pausedWith(step.slaLimitSeconds - usedSeconds(step, now))}</Badge>;
}

export function usePausedWith(): (secondsLeft: number) => string {
  const t = useTranslations('runs.clock');
  const when = useWhen();
  return (secondsLeft) =>
    t(secondsLeft < 0 ? 'pausedLate' : 'pausedLeft', { span: when.duration(Math.abs(secondsLeft)) });
}
