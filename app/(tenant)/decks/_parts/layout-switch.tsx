'use client';

import { LayoutGrid, List } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';

import { SegmentedControl } from '@/app/_ui/segmented-control';

import { chooseDeckLayoutAction } from '../actions';
import type { DeckLayout } from '../layout-taste';

/** Cards or lines, remembered on this device. */
export function LayoutSwitch({ layout }: { layout: DeckLayout }) {
  const t = useTranslations('decks.view');
  const [shown, show] = useOptimistic(layout);
  const [, startTransition] = useTransition();

  return (
    <SegmentedControl<DeckLayout>
      label={t('label')}
      value={shown}
      onChange={(next) =>
        startTransition(async () => {
          show(next);
          await chooseDeckLayoutAction(next);
        })
      }
      options={[
        { value: 'grid', label: t('grid'), icon: <LayoutGrid aria-hidden /> },
        { value: 'list', label: t('list'), icon: <List aria-hidden /> },
      ]}
    />
  );
}
