'use client';

import { Copy, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { notify } from '@/app/_ui/notify';

import { boxes } from './boxes';
import { type Typed, useUnsent } from './unsent';

/** What somebody was still typing when its box went away: to read, to copy, and to let go. */
export function UnsentTexts({
  stepId,
  why,
  resting = [],
}: {
  stepId: string;
  /** What became of the step or the approval meanwhile. */
  why: string;
  /** Boxes that are only out of sight and come back with their text. */
  resting?: readonly string[];
}) {
  const t = useTranslations('runs.unsent');
  const actions = useTranslations('common.actions');
  const { left, drop } = useUnsent(stepId);
  const shown = left.filter(({ box }) => !resting.includes(box));
  if (shown.length === 0) return null;

  return (
    <div role="status" className="grid gap-3 border-b border-line px-5 py-4">
      {shown.map(({ box, typed }) => (
        <Callout key={box} tone="open" title={t('title')}>
          <p className="text-sm">{box.startsWith(boxes.signOff(stepId)) ? why : t('closed')}</p>
          <dl className="mt-2 grid gap-2">
            {typed.map(({ label, text }) => (
              <div key={label}>
                <dt className="text-xs font-semibold">{label}</dt>
                <dd
                  dir="auto"
                  className="max-h-60 overflow-y-auto whitespace-pre-line wrap-anywhere text-ink select-text"
                >
                  {text}
                </dd>
              </div>
            ))}
          </dl>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" icon={<Copy aria-hidden />} onClick={() => void copy(typed)}>
              {actions('copy')}
            </Button>
            <Button size="sm" variant="ghost" icon={<Trash2 aria-hidden />} onClick={() => drop(box)}>
              {t('drop')}
            </Button>
          </div>
        </Callout>
      ))}
    </div>
  );

  async function copy(typed: readonly Typed[]) {
    const [only, ...others] = typed;
    const text =
      only && others.length === 0
        ? only.text
        : typed.map(({ label, text: each }) => `${label}: ${each}`).join('\n\n');
    await navigator.clipboard.writeText(text).then(
      () => notify.success(actions('copied')),
      () => notify.error(t('copyByHand')),
    );
  }
}
