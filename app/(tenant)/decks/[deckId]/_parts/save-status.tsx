'use client';

import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '@/app/_ui/button';

import type { SaveState } from './use-autosave';

export function SaveStatus({ state, retry }: { state: SaveState; retry: () => void }) {
  const t = useTranslations('decks.editor');
  const isWrong = state === 'failed' || state === 'conflict';
  return (
    <span role="status" className="inline-flex min-h-6 items-center gap-1.5 text-sm [&_svg]:size-4">
      {state === 'saved' && <Check aria-hidden className="text-done" />}
      {state === 'saving' && <LoaderCircle aria-hidden className="animate-spin" />}
      {isWrong && <CloudOff aria-hidden className="text-overdue" />}
      <span className={isWrong ? 'font-semibold text-overdue' : 'text-ink-faint'}>
        {t(state === 'conflict' ? 'failed' : state)}
      </span>
      {state === 'failed' && (
        <Button size="sm" variant="ghost" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </span>
  );
}
