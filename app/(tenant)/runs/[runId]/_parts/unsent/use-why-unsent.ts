import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import type { CheckpointView, RunView } from '@/lib/processes/runs/show-run';

import { hasEnded } from '../step-look';
import { useDecider } from '../use-decider';

/** Why a step can no longer be signed off by somebody who was about to. */
export function useWhyUnsent(run: RunView, step: CheckpointView): string {
  const t = useTranslations('runs.unsent');
  const when = useWhen();
  const decider = useDecider(step);

  if (decider && step.decidedAt) {
    return t(step.status === 'rejected' ? 'rejected' : 'completed', {
      name: decider.label,
      moment: when.moment(step.decidedAt),
    });
  }
  if (run.status === 'paused') return t('paused');
  if (hasEnded(run)) return t('over');
  return t(step.status === 'active' ? 'notYours' : 'notItsTurn');
}
