'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { regionOf } from '@/app/_i18n/when';
import type { ScheduleTiming } from '@/lib/processes/schedules/inputs';

import { previewScheduleAction } from '../actions';

const TYPING = 200;

/** What the rule means: the next five times, as the clocks of its zone show them. */
export function NextTimes({ timing }: { timing: ScheduleTiming }) {
  const t = useTranslations('schedules.next');
  const shown = new Intl.DateTimeFormat(regionOf(useLocale()), {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timing.timeZone,
  });
  const [times, setTimes] = useState<Date[] | 'incomplete'>();
  const asked = JSON.stringify(timing);

  useEffect(() => {
    let isCurrent = true;
    const typing = setTimeout(async () => {
      const answer = await previewScheduleAction(JSON.parse(asked));
      if (isCurrent) setTimes(answer.ok ? answer.value.times : 'incomplete');
    }, TYPING);
    return () => {
      isCurrent = false;
      clearTimeout(typing);
    };
  }, [asked]);

  return (
    <section aria-live="polite" className="rounded-md border border-line bg-sunken px-4 py-3">
      <h3 className="text-sm font-strong">{t('title')}</h3>
      {times === 'incomplete' && <p className="mt-1 text-sm text-ink-soft">{t('incomplete')}</p>}
      {Array.isArray(times) && times.length === 0 && <p className="mt-1 text-sm text-overdue">{t('none')}</p>}
      {Array.isArray(times) && times.length > 0 && (
        <ol className="mt-1.5 grid gap-1">
          {times.map((time) => (
            <li key={time.getTime()} className="font-mono text-sm tracking-tight tabular-nums">
              <time dateTime={time.toISOString()}>{shown.format(time)}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
