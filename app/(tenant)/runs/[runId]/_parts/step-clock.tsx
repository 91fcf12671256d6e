import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Bar } from '@/app/_ui/bar';
import { Why } from '@/app/_ui/why';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

/** The stopwatch and what it means: how much is used, when it is due, and why it stands still. */
export function StepClock({ step, runStatus, now }: { step: CheckpointView; runStatus: string; now: Date }) {
  const t = useTranslations('runs.clock');
  const when = useWhen();
  const limit = step.slaLimitSeconds ?? 0;
  const running = step.slaActivatedAt
    ? Math.max(0, (now.getTime() - step.slaActivatedAt.getTime()) / 1000)
    : 0;
  const used = step.slaAccumulatedActiveSeconds + running;
  const isLate = used > limit;
  const words = { limit: when.rough(limit), span: when.rough(used) };

  if (step.status === 'pending' || step.status === 'skipped') {
    return <p className="border-b border-line px-5 py-4 text-sm text-ink-soft">{t('allowed', words)}</p>;
  }
  if (step.status === 'completed') {
    return (
      <p className="border-b border-line px-5 py-4 text-sm text-ink-soft">
        {t(isLate ? 'tookLonger' : 'took', words)}
      </p>
    );
  }
  return (
    <section aria-label={t('label')} className="border-b border-line px-5 py-4">
      <div className="flex items-baseline gap-3">
        <b className="font-mono text-xl font-semibold tracking-tight">{when.clock(used)}</b>
        <span className="text-sm text-ink-soft">
          {t('used', words)}
          {step.slaDueAt && (
            <span className="block">
              {t(isLate ? 'wasDue' : 'due', { moment: when.moment(step.slaDueAt) })}
            </span>
          )}
        </span>
      </div>
      <div className="mt-2.5">
        <Bar
          value={Math.min(used, limit)}
          max={limit}
          tone={isLate ? 'overdue' : 'open'}
          label={t('barLabel', { used: when.rough(used), limit: when.rough(limit) })}
        />
      </div>
      <Why>
        {step.slaActivatedAt && t('runsSince', { moment: when.moment(step.slaActivatedAt) })}{' '}
        {step.slaActivatedAt && step.slaAccumulatedActiveSeconds > 60
          ? t('before', { span: when.rough(step.slaAccumulatedActiveSeconds) })
          : null}
        {!step.slaActivatedAt &&
          t(step.status === 'rejected' || runStatus !== 'paused' ? 'standsRejected' : 'standsPaused')}
      </Why>
    </section>
  );
}
