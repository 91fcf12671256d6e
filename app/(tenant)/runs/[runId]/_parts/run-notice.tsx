import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Callout } from '@/app/_ui/callout';
import type { RunView } from '@/lib/processes/runs/show-run';

/** What one should know before reading the board, in the states where it stands still. */
export function RunNotice({ run }: { run: RunView }) {
  const t = useTranslations('runs.run');
  const when = useWhen();

  if (run.status === 'paused')
    return (
      <Callout tone="open" title={t('pausedTitle')}>
        {t('pausedText')}
      </Callout>
    );
  if (run.status === 'pending')
    return (
      <Callout tone="off" title={t('pendingTitle')}>
        {t('pendingText')}
      </Callout>
    );
  if (run.status === 'cancelled')
    return (
      <Callout tone="off" title={t('reasonCancelled')}>
        {run.reason}
      </Callout>
    );
  if (run.status === 'rejected')
    return (
      <Callout tone="overdue" title={t('reasonRejected')}>
        {run.reason}
      </Callout>
    );
  if (run.status === 'completed' && run.endedAt) {
    return (
      <Callout tone="done" title={t('completedTitle')}>
        {t('completedText', { moment: when.moment(run.endedAt) })}
      </Callout>
    );
  }
  return null;
}
