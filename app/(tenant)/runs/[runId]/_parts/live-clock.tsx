'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { useLiveWhen } from '@/app/_i18n/use-live-when';
import { Bar } from '@/app/_ui/bar';
import { classes } from '@/app/_ui/classes';

const NEARLY_USED = 0.75;
const HOUR = 3600;
const WORTH_TELLING = 60;

type Props = {
  usedSeconds: number;
  limitSeconds: number;
  isRunning: boolean;
  dueAt: Date | null;
  /** What stands in the due time beyond the limit. */
  pausedSeconds: number;
  /** Where the run is paused now: what is left instead of a due time. */
  standing: string | null;
};

/** Goes on from what the server counted, by the seconds since then: a wrong clock in the browser does not matter. */
export function LiveClock({ usedSeconds, limitSeconds, isRunning, dueAt, pausedSeconds, standing }: Props) {
  const t = useTranslations('runs.clock');
  const when = useLiveWhen();
  const used = usedSeconds + useSecondsHere(isRunning);
  const isLate = used > limitSeconds;
  // In the unit of the clock beside it, so that the two can be compared at a glance.
  const wholeHours = limitSeconds % HOUR === 0 ? limitSeconds / HOUR : undefined;
  const tone = isLate ? 'overdue' : used > limitSeconds * NEARLY_USED ? 'open' : 'started';

  return (
    <section aria-label={t('label')} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3.5">
      <b
        className={classes(
          'font-mono text-2xl font-semibold tracking-[-0.04em] tabular-nums',
          isLate && 'text-overdue',
          !isRunning && 'text-ink-faint',
        )}
      >
        {when.clock(used)}
      </b>
      <p className="text-sm leading-snug text-pretty text-ink-soft">
        {t('used', {
          percent: Math.floor((used / limitSeconds) * 100),
          limit: wholeHours ? t('hours', { n: wholeHours }) : when.duration(limitSeconds),
        })}
        {standing && <span className="block">{standing}</span>}
        {!standing && pausedSeconds >= WORTH_TELLING && (
          <span className="block">{t('paused', { span: when.duration(pausedSeconds) })}</span>
        )}
        {dueAt && (
          <span className="block">{t(isLate ? 'wasDue' : 'due', { moment: when.moment(dueAt) })}</span>
        )}
      </p>
      <Bar
        className="col-span-2 mt-2.5"
        value={used}
        max={limitSeconds}
        tone={tone}
        label={t('barLabel', { used: when.duration(used), limit: when.duration(limitSeconds) })}
      />
    </section>
  );
}

/** Whole seconds since this clock was drawn. */
function useSecondsHere(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    if (!isRunning) return;
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);

  return seconds;
}
