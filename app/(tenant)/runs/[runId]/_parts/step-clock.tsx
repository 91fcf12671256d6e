import { useTranslations } from 'next-intl';

import { useWhen } from '@/app/_i18n/use-when';
import { Why } from '@/app/_ui/why';
import type { CheckpointView } from '@/lib/processes/runs/show-run';

import { LiveClock } from './live-clock';
import { PanelSection } from './panel-frame';
import { usePausedWith } from './paused-badge';
import { usedSeconds } from './step-look';

const WORTH_TELLING = 60;

/** The stopwatch and what it means: how much is used, when it is due, and why it stands still. */
export function StepClock({ step, runStatus, now }: { step: CheckpointView; runStatus: string; now: Date }) {
  const t = useTranslations('runs.clock');
  const when = useWhen();
  const limit = step.slaLimitSeconds ?? 0;
  const used = usedSeconds(step, now);
  const pausedWith = usePausedWith();
  const spans = { limit: when.duration(limit), span: when.duration(used) };

  if (step.status === 'skipped') return null;
  if (step.status === 'pending') return <Line>{t('allowed', spans)}</Line>;
  if (step.status === 'completed') return <Line>{t(used > limit ? 'tookLonger' : 'took', spans)}</Line>;

  return (
    <PanelSection>
      <LiveClock
        key={used}
        usedSeconds={used}
        limitSeconds={limit}
        isRunning={step.slaActivatedAt !== null}
        dueAt={step.slaDueAt}
        pausedSeconds={step.slaPausedSeconds}
        standing={runStatus === 'paused' ? pausedWith(limit - used) : null}
      />
      <div className="mt-3">
        <Why>
          {step.slaActivatedAt ? (
            <>
              {t('runsSince', { moment: when.moment(step.slaActivatedAt) })}{' '}
              {step.slaAccumulatedActiveSeconds > WORTH_TELLING &&
                t('before', { span: when.duration(step.slaAccumulatedActiveSeconds) })}
            </>
          ) : (
            t(step.status === 'rejected' ? 'standsRejected' : whyItStands(runStatus))
          )}
        </Why>
      </div>
    </PanelSection>
  );
}

function whyItStands(runStatus: string): 'standsPaused' | 'standsEnded' {
  return runStatus === 'paused' ? 'standsPaused' : 'standsEnded';
}

function Line({ children }: { children: string }) {
  return (
    <PanelSection>
      <p className="text-md text-ink-soft">{children}</p>
    </PanelSection>
  );
}
