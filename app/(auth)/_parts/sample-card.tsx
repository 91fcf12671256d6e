import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Badge } from '@/app/_ui/badge';
import { classes } from '@/app/_ui/classes';
import { Segments } from '@/app/_ui/segments';
import { Stamp } from '@/app/_ui/stamp';
import type { Tone } from '@/app/_ui/tone';
import { toneMark } from '@/app/_ui/tone';

/** What the product is about, at a glance: a card on its way, with what has been signed off stamped. */
export function SampleCard() {
  const t = useTranslations('auth.card');

  return (
    <aside className="hidden overflow-hidden border-l border-line bg-sunken lg:grid lg:place-items-center">
      <div className="w-full max-w-xl px-10">
        <div aria-hidden className="relative mx-auto mb-14 max-w-md">
          <div className="absolute inset-0 rotate-3 rounded-lg border border-line bg-card shadow-card" />
          <div className="relative -rotate-2 rounded-lg border border-line bg-card p-7 shadow-float">
            <div className="flex items-baseline justify-between gap-4">
              <p className="text-lg font-heavy tracking-tight">{t('title')}</p>
              <span className="font-mono text-xs whitespace-nowrap text-ink-faint">2026-000341</span>
            </div>
            <p className="text-md text-ink-soft">{t('subtitle')}</p>
            <Segments
              className="mt-4 mb-6"
              items={['done', 'done', 'done', 'started', 'waiting', 'waiting']}
            />
            <div className="grid gap-3">
              <Step title={t('first')} edge="done">
                <Stamp word={t('done')} moment="02.11. 09:05" initials="JD" />
              </Step>
              <Step title={t('second')} edge="started">
                <Badge tone="open">{t('due')}</Badge>
              </Step>
              <Step title={t('third')}>
                <span className="text-sm text-ink-faint">{t('waits')}</span>
              </Step>
            </div>
          </div>
        </div>
        <p className="text-center text-2xl font-heavy tracking-tight text-balance">{t('claim')}</p>
        <p className="mx-auto mt-2 max-w-md text-center text-base text-pretty text-ink-soft">
          {t('claimMore')}
        </p>
      </div>
    </aside>
  );
}

function Step({ title, edge, children }: { title: string; edge?: Tone; children: ReactNode }) {
  return (
    <div
      className={classes(
        'relative flex min-h-14 items-center justify-between gap-3 overflow-hidden rounded-md border border-line py-2.5 pr-3.5 pl-4.5',
        edge ? 'bg-card' : 'border-dashed bg-sunken text-ink-soft',
      )}
    >
      {edge && <span className={classes('absolute inset-y-0 left-0 w-[3px]', toneMark[edge])} />}
      <span className="text-md font-semibold text-balance">{title}</span>
      <span className="shrink-0">{children}</span>
    </div>
  );
}
