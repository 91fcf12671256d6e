'use client';

import { Meter } from '@base-ui/react/meter';
import { useLocale } from 'next-intl';

import { classes } from './classes';
import { type Tone, toneMark } from './tone';

/** How much of something is used up. */
export function Bar({
  value,
  max,
  label,
  tone = 'started',
  className,
}: {
  value: number;
  max: number;
  label: string;
  tone?: Tone;
  className?: string;
}) {
  const locale = useLocale();
  const percent = max > 0 ? Math.min(100, Math.max(0, Math.round((value / max) * 100))) : 0;

  return (
    <Meter.Root value={percent} locale={locale} aria-label={label} className={className}>
      <Meter.Track className="h-1.5 w-full overflow-hidden rounded-full bg-line">
        <Meter.Indicator className={classes('rounded-full', toneMark[tone])} />
      </Meter.Track>
    </Meter.Root>
  );
}
